"""The full codes of the line's case kinds, the unit, and what figures of registers wait for."""

UNIT = "employment_security"
DISCRIMINATION = "equality.discrimination"
GENDER_EQUALITY = "equality.gender"
HARASSED = "equality.harassment"
JOB_SEEKING = "equality.job_seeking"
NOTICE = "equality.notice"
DISPOSITION = "equality.disposition"
COUNCIL = "equality.council"
COMPLAINTS = (DISCRIMINATION, GENDER_EQUALITY, HARASSED)

# What the register of the councils announces when it changes.
SEATS = "equality.seats"
