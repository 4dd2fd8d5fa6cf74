"""Everything that changes a case."""

from laozheng.kernel.cases.actions.attaching import attach, attach_content
from laozheng.kernel.cases.actions.correcting import correct
from laozheng.kernel.cases.actions.filing import (
    Paper,
    Receipt,
    add_online,
    file_online,
    written,
)
from laozheng.kernel.cases.actions.offering import offer_letter
from laozheng.kernel.cases.actions.opening import open_case
from laozheng.kernel.cases.actions.performing import check_act, perform
from laozheng.kernel.cases.actions.reading import (
    acknowledge_glass,
    break_glass,
    may_break,
    note_read,
    refuse_vague_reason,
)
from laozheng.kernel.cases.actions.recoding import (
    MAY_RECODE,
    WAYS,
    ask_for_code,
    decline_code,
    replace_code,
)
from laozheng.kernel.cases.actions.referring import answer, deliver_waiting, refer
from laozheng.kernel.cases.actions.signaling import raise_signal, withdraw_signal
from laozheng.kernel.cases.actions.staffing import assign, end_assignment, give_access, hand_over
from laozheng.kernel.cases.actions.terms import close_offices, extend, resume, suspend
from laozheng.kernel.cases.actions.watching import keep_watch

__all__ = [
    "MAY_RECODE",
    "WAYS",
    "Paper",
    "Receipt",
    "acknowledge_glass",
    "add_online",
    "answer",
    "ask_for_code",
    "assign",
    "attach",
    "attach_content",
    "break_glass",
    "check_act",
    "close_offices",
    "correct",
    "decline_code",
    "deliver_waiting",
    "end_assignment",
    "extend",
    "file_online",
    "give_access",
    "hand_over",
    "keep_watch",
    "may_break",
    "note_read",
    "offer_letter",
    "open_case",
    "perform",
    "raise_signal",
    "refer",
    "refuse_vague_reason",
    "replace_code",
    "resume",
    "suspend",
    "withdraw_signal",
    "written",
]
