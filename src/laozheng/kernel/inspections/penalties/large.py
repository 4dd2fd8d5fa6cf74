"""The least fine that the ministry's common principle wants of large employers.

It narrows what an officer weighs, not what is lawful: a lower fine within the range needs a reason.
Source: 違反勞動基準法裁處罰鍰共通性原則.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from laozheng.base.numerals import plain
from laozheng.kernel.inspections.penalties.schedule import covers
from laozheng.kernel.law.citations import Citation
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning, Step

NAME = "inspections.large_employer_fine"
# What makes an employer large; which of them counts from when stands in the parameters.
STANDINGS: Mapping[str, str] = {
    "listed": "股票上市或上櫃",
    "capital": "實收資本額逾新臺幣一億元",
}


def standings_of(citations: Iterable[Citation], acted_on: date, law: Law) -> tuple[str, ...]:
    """Return what would raise the least fine on some provisions, broken on a day."""
    asked = tuple(citations)
    return tuple(
        standing
        for standing in STANDINGS
        if any(large_employer_least(one, standing, acted_on, law) for one in asked)
    )


def large_employer_least(
    citation: Citation, standing: str, acted_on: date, law: Law
) -> Reckoning | None:
    """Return the least fine in TWD on a provision for an employer of a standing; None without one.

    The day of the act decides which version holds.
    """
    in_force = law.versions(NAME, acted_on, acted_on)
    if not in_force:
        return None
    dated = in_force[0]
    table = dated.value
    if standing not in table["standings"] or not covers(table["articles"], citation):
        return None
    least: int = table["least_twd"]
    text = f"{STANDINGS[standing]}者違反{citation.text(acted_on)}，不低於{plain(least)}元。"
    return Reckoning(
        result=least,
        steps=(Step(text, dated.cite),),
        citations=(dated.cite,),
        values=(replace(dated, value=least, unit="twd"),),
        rule=NAME,
    )
