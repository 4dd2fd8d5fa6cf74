"""Drafting the letter that a step offers."""

from collections.abc import Mapping, Sequence
from typing import Any

from laozheng.kernel.accounts.codes import issue_code
from laozheng.kernel.cases.actions.attaching import attach
from laozheng.kernel.cases.declare import Act
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.public import CODE_DAYS, PARTY
from laozheng.kernel.documents.actions import draft_letter
from laozheng.kernel.documents.declare import LetterTemplate
from laozheng.kernel.documents.models import Letter
from laozheng.kernel.documents.wording import MissingFacts
from laozheng.kernel.parties.snapshot import Snapshot

WITH_LETTER = "with_letter"


def code_for_party(act: Act) -> str:
    """A new code for the letter that a step offers, so that the party can answer online."""
    if not act.given.get(WITH_LETTER):
        return ""
    return issue_code(act.case.ref, PARTY, actor=act.actor, days=CODE_DAYS)


def offer_letter(
    act: Act,
    templates: Mapping[str, LetterTemplate],
    facts: Mapping[str, Any],
    addressees: Sequence[Snapshot] = (),
) -> Letter | None:
    """Draft the letter of a step into the documents of the case, if it was asked for.

    ``templates`` holds it by the code that the transition names. Of ``facts`` it takes what it
    declares. Raises Refused, naming what is missing. What came from a file or from another system
    has its letter already and asks for none.
    """
    if not act.given.get(WITH_LETTER):
        return None
    template = templates[act.transition.letter]
    try:
        letter = draft_letter(
            act.case.ref,
            template,
            {name: value for name, value in facts.items() if name in template.labels},
            unit_mark=act.case.unit.letter_mark,
            actor=act.actor,
            addressees=addressees,
        )
    except MissingFacts as missing:
        raise Refused(str(missing), WITH_LETTER) from missing
    attach(act.case, template.label, role="letter", actor=act.actor, letter=letter)
    return letter
