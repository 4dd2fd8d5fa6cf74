"""Keep apart what the order alone would mix up: two numbers are not one and the same figure."""

from collections.abc import Sequence

from laozheng.kernel.reports.proofreading.binding.candidates import Key
from laozheng.kernel.reports.proofreading.binding.sequence import Choice, Option, best_chain
from laozheng.kernel.reports.proofreading.findings import Finding

# How often the chain is sought again so that no line says two numbers of one thing.
ROUNDS = 4
# What a candidate loses where another line has a better claim to it; a text may contradict itself,
# so it is lowered there and not ruled out.
CLAIMED = 0.1

Options = list[list[Option]]


def told_apart(findings: Sequence[Finding], options: Options) -> list[Choice]:
    """The best chain in which no line binds two different numbers to one candidate."""
    for _round in range(ROUNDS):
        chain = best_chain(options)
        weaker = _weaker(findings, chain, within_line=True)
        for number in weaker:
            options[number].remove(chain[number].option)
        if not weaker:
            break
    chain = best_chain(options)
    for number in _weaker(findings, chain, within_line=False):
        claimed = chain[number].option
        place = options[number].index(claimed)
        options[number][place] = Option(claimed.scored, claimed.worth - CLAIMED)
    return best_chain(options)


def _weaker(
    findings: Sequence[Finding], chain: Sequence[Choice], *, within_line: bool
) -> list[int]:
    """The places whose candidate has a stronger place with another number."""
    strongest: dict[tuple[int, Key], int] = {}
    places = [
        (number, (findings[number].line if within_line else 0, scored.candidate.key))
        for number, choice in enumerate(chain)
        if (scored := choice.option.scored) is not None
    ]
    for number, key in places:
        held = strongest.setdefault(key, number)
        if chain[number].option.worth > chain[held].option.worth:
            strongest[key] = number
    return [n for n, key in places if findings[n].value != findings[strongest[key]].value]
