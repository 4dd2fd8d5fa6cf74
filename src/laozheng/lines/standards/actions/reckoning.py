"""The amounts owed, from the wage worksheet into the findings of a visit."""

from collections.abc import Mapping
from typing import Any

from laozheng.base.numerals import plain
from laozheng.kernel.cases.declare import Act
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.inspections.models import Finding
from laozheng.kernel.law.citations import parse_citations
from laozheng.kernel.law.parameters import NotConfigured
from laozheng.lines.standards.rules.worksheet import by_article, worksheet

OPEN = ("open", "not_remedied")


def reckon_owed(act: Act) -> Mapping[str, Any]:
    """Write what is owed, and to how many, to the finding of each article.

    The event remembers sums by article; the lines of the worksheet are not kept.
    """
    try:
        sums = by_article(worksheet(act.given["entries"], act.law))
    except (ValueError, NotConfigured) as error:
        raise Refused(str(error), "entries") from error
    found = Finding.objects.filter(case=act.case, state__in=OPEN)
    by_key = {(one.act, one.article): one for one in found}
    for cite, (amount, workers) in sums.items():
        (citation,) = parse_citations(cite, act.on).citations
        finding = by_key.get((citation.act, citation.article))
        if finding is None:
            raise Refused(
                f"核算出{cite}短少{plain(amount)}元，但違反事項沒有這一條，請先登錄違反事項",
                "entries",
            )
        finding.owed_twd, finding.workers_affected = amount, workers
        finding.save(update_fields=["owed_twd", "workers_affected"])
    amounts = {cite: amount for cite, (amount, _) in sums.items()}
    told = "；".join(f"{cite}短少{plain(amount)}元" for cite, amount in amounts.items())
    return {"owed": amounts, "note": told or "沒有短少"}
