"""What the party of a disposition, and the employer of a visit, see without an account.

They hold the code that stands on the letter which asks them to do something.
"""

from laozheng.kernel.cases.facts import Fact, stated
from laozheng.kernel.cases.models import Case
from laozheng.kernel.cases.public import PARTY, Addition, Following
from laozheng.kernel.inspections.models import Disposition, Finding, Visit
from laozheng.kernel.inspections.penalties import penalty_range


def _party_facts(case: Case) -> list[Fact]:
    """What the party is charged with, and how high the law lets the fine be."""
    disposition = Disposition.objects.get(case=case)
    return stated(
        Fact("處分字號", disposition.document_number),
        Fact("違反條文", "；".join(map(str, disposition.citations))),
        Fact("違反起日", disposition.acted_from, "day"),
        Fact("違反迄日", disposition.acted_to, "day"),
        Fact("罰鍰金額", disposition.amount_twd, "money"),
        *_ranges(disposition),
    )


def _ranges(disposition: Disposition) -> list[Fact]:
    """The range by each provision: as it was weighed, before that by the day of the notice."""
    if disposition.range_trace:
        return [Fact("罰鍰範圍", trace, "reckoning") for trace in disposition.range_trace]
    asked = disposition.hearings.order_by("-id").first()
    day = asked.sent_on if asked is not None and asked.sent_on else disposition.case.received_on
    acted_on = disposition.acted_to or disposition.acted_from or day
    ranges = (penalty_range(cited, acted_on, day) for cited in disposition.citations)
    return [Fact("罰鍰範圍", found.to_dict(), "reckoning") for found in ranges if found]


def _visit_facts(case: Case) -> list[Fact]:
    """What is still to be remedied, and by when."""
    visit = Visit.objects.get(case=case)
    open_ones = list(Finding.objects.filter(case=case, state="open").order_by("id"))
    dues = {one.remedy_due_on for one in open_ones if one.remedy_due_on}
    return stated(
        Fact("檢查日", visit.visited_on, "day"),
        Fact("待改善事項", "；".join(str(one.citation) for one in open_ones)),
        *(Fact("改善期限", day, "day") for day in sorted(dues)),
    )


OF_DISPOSITION = Following(
    holder=PARTY,
    label="裁處案件",
    states={
        "open": "審查中",
        "drafted": "審查中",
        "issued": "已作成處分，送達中",
        "served": "處分已送達",
        "appealed": "救濟程序進行中",
        "upheld": "維持原處分",
        "partly_revoked": "部分撤銷",
        "final": "已確定",
        "revoked": "已撤銷",
    },
    facts=_party_facts,
    deadlines=("hearing", "appeal", "payment"),
    letters=(
        "inspections.hearing_notice",
        "inspections.disposition",
        "inspections.reminder",
        "inspections.revocation",
    ),
    additions=(
        Addition(
            "statement",
            "陳述意見",
            "請就通知所列事實及條文說明，可附證據；送出後即為正式的陳述意見。",
            ("open",),
            step="heard",
            text="summary",
            deadline="hearing",
        ),
    ),
    parts=("addressee",),
)
OF_VISIT = Following(
    holder=PARTY,
    label="勞動檢查結果",
    states={
        "noticed": "已通知檢查結果",
        "closed": "已結案",
        "dropped": "已結案",
    },
    facts=_visit_facts,
    deadlines=("objection",),
    letters=("inspections.result_notice",),
    additions=(
        Addition(
            "proof",
            "改善證明",
            "請說明已如何改善、何時公告本通知，並附上照片或文件；經查核後才算改善完成。",
            ("noticed",),
        ),
    ),
    parts=("employer",),
)
