"""The unit, case kinds and signals of the line, and what figures wait for, by name."""

UNIT = "inspection_office"
COMPLAINT = "safety.complaint"
INSPECTION = "safety.inspection"
ACCIDENT = "safety.accident"
STOP_WORK = "safety.stop_work"
GUIDANCE = "safety.guidance"
HAZARD_REVIEW = "safety.hazard_review"
MACHINE_NOTICE = "safety.machine_notice"
DISPOSITION = "safety.disposition"
# The signals share words with kinds of case; they are told to other lines.
STOPPED, FINED = "safety.stop_work", "safety.fine"
# What the figures of registers wait for.
REGISTERS = "safety.registers"
