"""The line's own facts beside the cases of the kernel, and its registers."""

from laozheng.lines.disputes.models import codes
from laozheng.lines.disputes.models.aid import LitigationAid
from laozheng.lines.disputes.models.mediation import (
    Attendance,
    Claim,
    CommitteeSeat,
    Hearing,
    Mediation,
    MediationRecord,
    Performance,
    RecordService,
)
from laozheng.lines.disputes.models.registers import (
    BodyContract,
    BodyEvaluation,
    CommitteeMember,
    Mediator,
    MediatorBar,
    MediatorEvaluation,
    MediatorTerm,
    MediatorTraining,
    MemberTerm,
    PrivateBody,
)

__all__ = [
    "Attendance",
    "BodyContract",
    "BodyEvaluation",
    "Claim",
    "CommitteeMember",
    "CommitteeSeat",
    "Hearing",
    "LitigationAid",
    "Mediation",
    "MediationRecord",
    "Mediator",
    "MediatorBar",
    "MediatorEvaluation",
    "MediatorTerm",
    "MediatorTraining",
    "MemberTerm",
    "Performance",
    "PrivateBody",
    "RecordService",
    "codes",
]
