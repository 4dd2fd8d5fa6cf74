"""The facts of a disposition as a case page shows them."""

from django.utils.translation import gettext as _

from laozheng.kernel.cases.facts import Fact, stated
from laozheng.kernel.cases.models import Case
from laozheng.kernel.inspections.codes import AUTHORITIES, FLAGS, KINDS
from laozheng.kernel.inspections.models import Disposition


def _weighed(disposition: Disposition) -> list[Fact]:
    """How the amount of a decided fine was weighed, as it was stored with the decision."""
    if disposition.disposed_on is None or not disposition.range_trace:
        return []
    replaced = disposition.replaces
    return [
        Fact("次數", disposition.repeat_no, "number"),
        Fact("裁量理由", disposition.deviation_reason),
        Fact("裁罰基準", disposition.schedule_version),
        Fact("原處分字號", replaced.document_number if replaced else ""),
        *(Fact("罰鍰範圍", trace, "reckoning") for trace in disposition.range_trace),
    ]


def facts_of(case: Case) -> list[Fact]:
    """Number, addressee, articles, amount, publication and what is to be reviewed."""
    disposition = Disposition.objects.filter(case=case).first()
    if disposition is None:
        return []
    entries = disposition.publications.filter(removed_on__isnull=True)
    announced = [entry.announced_on for entry in entries]
    return stated(
        Fact("處分字號", disposition.document_number),
        Fact("處分機關", _(AUTHORITIES.get(disposition.authority, disposition.authority))),
        Fact("處分種類", _(KINDS.get(disposition.kind, disposition.kind))),
        Fact("受處分人", disposition.party_name),
        Fact("負責人", disposition.responsible_person),
        Fact("違反條文", "；".join(map(str, disposition.citations))),
        Fact("處分日期", disposition.disposed_on, "day"),
        Fact("罰鍰金額", disposition.amount_twd, "money"),
        Fact("公布日期", announced[-1] if announced else None, "day"),
        *_weighed(disposition),
        Fact("備註", disposition.remark),
        Fact("待檢視", tuple(_(FLAGS.get(flag, flag)) for flag in disposition.flags)),
    )
