"""Full codes of the line's kinds, registers and signals, for everybody who asks for them."""

VISIT = "migrants.visit"
AGENCY_VISIT = "migrants.agency_visit"
NOTICE = "migrants.notice"
PLAN_CHANGE = "migrants.plan_change"
DISPUTE = "migrants.dispute"
VERIFICATION = "migrants.verification"
SHELTER = "migrants.shelter"
DISPOSITION = "migrants.disposition"

UNIT = "employment_security"
# The act on employment services, as citations and dispositions name it.
ESA = "employment_service"

DORMITORY_NOTICE = "migrants.dormitory_notice_open"
ILLEGAL_EMPLOYMENT = "migrants.illegal_employment_fine"
WORKERS_EMPLOYED = "migrants.workers_employed"


def register_kind(register: str) -> str:
    """What a fact names among its kinds to follow a register."""
    return f"migrants.{register}"
