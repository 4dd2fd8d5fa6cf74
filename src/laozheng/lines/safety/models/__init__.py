"""The line's own records: accidents and deaths, stop-work orders, guidance, reviews, registers."""

from laozheng.lines.safety.models.accidents import Accident, AccidentDeath, Lesson, SimilarSite
from laozheng.lines.safety.models.machines import MachineNotice, NoticedMachine
from laozheng.lines.safety.models.orders import Guidance, HazardReview, StopWork
from laozheng.lines.safety.models.registers import (
    BodyAudit,
    FamilyMerge,
    HazardSite,
    HeatForecast,
    Machine,
    MonthlyReport,
    OutsideBody,
    OutsideDeath,
    SafetyAward,
    SafetyFamily,
    SafetyFamilyMember,
    Volunteer,
)
from laozheng.lines.safety.models.seminars import Attendee

__all__ = [
    "Accident",
    "AccidentDeath",
    "Attendee",
    "BodyAudit",
    "FamilyMerge",
    "Guidance",
    "HazardReview",
    "HazardSite",
    "HeatForecast",
    "Lesson",
    "Machine",
    "MachineNotice",
    "MonthlyReport",
    "NoticedMachine",
    "OutsideBody",
    "OutsideDeath",
    "SafetyAward",
    "SafetyFamily",
    "SafetyFamilyMember",
    "SimilarSite",
    "StopWork",
    "Volunteer",
]
