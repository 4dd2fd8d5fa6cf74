"""The full codes of the line's case kinds and signals, and the unit that handles them."""

UNIT = "labor_conditions"
INSPECTION = "standards.inspection"
COMPLIANCE_VISIT = "standards.compliance_visit"
VISIT_KINDS = (INSPECTION, COMPLIANCE_VISIT)
COMPLAINT = "standards.complaint"
DISPOSITION = "standards.disposition"
PENSION_CASE = "standards.pension_case"
REMINDER = "standards.pension_reminder"
WORK_RULES = "standards.work_rules"
ART84 = "standards.art84_1"
FILING_KINDS = (PENSION_CASE, REMINDER, WORK_RULES, ART84)

FINE = "standards.fine"
REMEDY_OPEN = "standards.remedy_open"
REMINDER_OPEN = "standards.pension_reminder_open"
# What the registers without cases announce when they change.
REPLIES = "standards.written_replies"
FAMILIES = "standards.workplace_families"
