"""The line's own facts: complaints, sealed persons, teams, notices, advertisements, councils."""

from laozheng.lines.equality.models.complaints import Complaint, SealedPerson
from laozheng.lines.equality.models.councils import AgendaItem, CouncilMeeting, CouncilMember
from laozheng.lines.equality.models.employers import EmployerDuty, HarassmentNotice
from laozheng.lines.equality.models.interviews import Interview
from laozheng.lines.equality.models.investigators import Investigator, TeamMember
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
    "Investigator",
    "JobSeekingComplaint",
    "SealedPerson",
    "TeamMember",
]
