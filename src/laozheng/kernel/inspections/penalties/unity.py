"""Unity of acts: what goes on is one act until a disposition on it is served.

Administrative Penalty Act §24 and §25, as the courts read them for continuing breaches: service
cuts the act. What lies before the cut is punished already; what begins on that day is a new act.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from laozheng.base.roc import roc_day
from laozheng.kernel.inspections.rules import Fine, as_it_stands
from laozheng.kernel.law.citations import Citation
from laozheng.kernel.law.reckoning import Reckoning, Step

CITE = "行政罰法第25條"


@dataclass(frozen=True)
class Breach:
    """One article broken from a day to a day; ``acted_to`` None while it still goes on."""

    citation: Citation
    acted_from: date
    acted_to: date | None = None


def act_unity(breach: Breach, earlier: Iterable[Fine], as_of: date) -> Reckoning:
    """What of a breach may still be punished, by the dispositions served on the same article.

    The result has ``punished_by`` (the document that already covers all of it, or ""),
    ``acted_from`` and ``acted_to`` of what is left (None when nothing is).
    """
    served = sorted(
        (fine.served_on, fine.ref)
        for fine in earlier
        if fine.served_on is not None and _stands_on(fine, breach.citation, as_of)
    )
    article = _article(breach.citation)
    acted_from = breach.acted_from
    steps: list[Step] = []
    for served_on, ref in served:
        if breach.acted_to is not None and breach.acted_to < served_on:
            text = (
                f"{ref}已就{article}裁處並於{roc_day(served_on)}送達，本件行為在此之前，不得再罰。"
            )
            return _reckoned((*steps, Step(text, CITE)), punished_by=ref)
        if acted_from < served_on:
            before = served_on - timedelta(days=1)
            text = (
                f"{ref}於{roc_day(served_on)}送達，{roc_day(before)}以前的行為已經裁處，自此切斷。"
            )
            steps.append(Step(text, CITE))
            acted_from = served_on
    steps.append(Step(f"自{roc_day(acted_from)}起為新的行為，得予裁處。", CITE))
    return _reckoned(tuple(steps), acted_from=acted_from, acted_to=breach.acted_to)


def _reckoned(
    steps: tuple[Step, ...],
    punished_by: str = "",
    acted_from: date | None = None,
    acted_to: date | None = None,
) -> Reckoning:
    return Reckoning(
        result={"punished_by": punished_by, "acted_from": acted_from, "acted_to": acted_to},
        steps=steps,
        citations=(CITE,),
        values=(),
        rule="inspections.act_unity",
    )


def _article(citation: Citation) -> Citation:
    return Citation(citation.act, citation.article, citation.suffix)


def _stands_on(fine: Fine, citation: Citation, as_of: date) -> bool:
    standing = as_it_stands(fine, as_of)
    return standing is not None and any(
        _article(cited) == _article(citation) for cited in standing.citations
    )
