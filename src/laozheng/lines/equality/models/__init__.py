"""The line's own facts: complaints and their sealed persons, notices, advertisements, councils."""

from laozheng.lines.equality.models.complaints import Complaint, SealedPerson
from laozheng.lines.equality.models.councils import AgendaItem, CouncilMeeting, CouncilMember
from laozheng.lines.equality.models.employers import EmployerDuty, HarassmentNotice
from laozheng.lines.equality.models.interviews import Interview
from laozheng.lines.equality.models.job_seeking import AdSnapshot, JobSeekingComplaint

__all__ = [
    "AdSnapshot",
    "AgendaItem",
    "Complaint",
    "CouncilMeeting",
    "CouncilMember",
    "EmployerDuty",
    "HarassmentNotice",
    "Interview",
    "JobSeekingComplaint",
    "SealedPerson",
]
