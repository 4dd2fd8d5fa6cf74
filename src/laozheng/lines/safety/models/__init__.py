"""The line's own records: accidents and deaths, stop-work orders, guidance, reviews, registers."""

from laozheng.lines.safety.models.accidents import Accident, AccidentDeath, Lesson, SimilarSite
from laozheng.lines.safety.models.machines import MachineNotice, NoticedMachine
from laozheng.lines.safety.models.orders import Guidance, HazardReview, StopWork
from laozheng.lines.safety.models.registers import (
    FamilyMerge,
    HazardSite,
    HeatForecast,
    Machine,
    MonthlyReport,
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
    "OutsideDeath",
    "SafetyAward",
    "SafetyFamily",
    "SafetyFamilyMember",
    "SimilarSite",
    "StopWork",
    "Volunteer",
]
