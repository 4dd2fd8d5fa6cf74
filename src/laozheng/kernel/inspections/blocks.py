"""What the enterprise page tells of one employer: visits, open remedies and dispositions of a line.

Each block shows what the reader may see, newest first (remedies: the next due first).
"""

from collections.abc import Collection, Mapping
from typing import Any

from django.utils.translation import gettext as _

from laozheng.base.numerals import plain
from laozheng.base.roc import roc_slash
from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.catalogue import kind_of
from laozheng.kernel.cases.declare import Block
from laozheng.kernel.cases.models import Case
from laozheng.kernel.inspections.models import Disposition, Finding, Visit
from laozheng.kernel.inspections.visit_codes import RESULTS
from laozheng.kernel.parties.models import Party

ROWS_SHOWN = 50
# Findings that an employer still has to put right.
UNSETTLED = ("open", "not_remedied")


def visits_block(label: str, kinds: Collection[str], types: Mapping[str, str]) -> Block:
    """The visits of some kinds of case to an employer; ``types`` labels the kinds of visit."""

    def rows(party: Party, reader: Reader) -> list[tuple[Any, ...]]:
        made = Visit.objects.filter(employer=party, case__kind__in=kinds)
        seen = visible(made, reader).select_related("case").order_by("-visited_on", "-pk")
        return [
            (
                visit.case.number,
                roc_slash(visit.visited_on) if visit.visited_on else "",
                _(types[visit.type]) if visit.type in types else visit.type,
                _(RESULTS[visit.result]) if visit.result else "",
                _state(visit.case),
            )
            for visit in seen[:ROWS_SHOWN]
        ]

    return Block("visits", label, ("案號", "檢查日", "檢查別", "結果", "狀態"), rows)


def remedies_block(label: str, kinds: Collection[str]) -> Block:
    """What an employer still has to put right after the visits of some kinds of case."""

    def rows(party: Party, reader: Reader) -> list[tuple[Any, ...]]:
        due = Finding.objects.filter(
            case__visit__employer=party, case__kind__in=kinds, state__in=UNSETTLED
        )
        seen = visible(due, reader).select_related("case").order_by("remedy_due_on", "pk")
        return [
            (
                finding.case.number,
                str(finding.citation),
                roc_slash(finding.remedy_due_on) if finding.remedy_due_on else "",
            )
            for finding in seen[:ROWS_SHOWN]
        ]

    return Block("remedies", label, ("案號", "條文", "改善期限"), rows)


def dispositions_block(label: str, kind: str) -> Block:
    """The dispositions of a line against a party."""

    def rows(party: Party, reader: Reader) -> list[tuple[Any, ...]]:
        found = Disposition.objects.filter(party=party, case__kind=kind)
        seen = visible(found, reader).select_related("case").prefetch_related("articles")
        return [
            (
                one.case.number,
                roc_slash(one.disposed_on) if one.disposed_on else "",
                "；".join(map(str, one.citations)),
                "" if one.amount_twd is None else plain(one.amount_twd),
                _state(one.case),
            )
            for one in seen.order_by("-disposed_on", "-pk")[:ROWS_SHOWN]
        ]

    return Block("dispositions", label, ("案號", "處分日", "條文", "金額", "狀態"), rows)


def _state(case: Case) -> str:
    return _(kind_of(case.kind).state(case.state).label)
