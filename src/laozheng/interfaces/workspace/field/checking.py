"""The checklist in the form of a visit: an answer per item; what is not in order is a finding."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from laozheng.kernel.inspections.checklists import VERSION, Item, items_on
from laozheng.kernel.inspections.visit_codes import SCOPES, UNSUCCESSFUL
from laozheng.kernel.law.citations import parse_citations

PREFIX = "check-"
VIOLATED = "violated"
SANCTIONABLE = ("violation", "refused")
ANSWERS = (("", _("未查")), ("kept", _("符合")), (VIOLATED, _("不符合")), ("none", _("不適用")))


def name_of(item: Item) -> str:
    """The name of the field of an item."""
    return f"{PREFIX}{item.key}"


def fields_of(day: date) -> dict[str, forms.ChoiceField]:
    """A field for every item that is asked on a day, by its name."""
    return {
        name_of(item): forms.ChoiceField(
            label=_(item.text), help_text=item.cite, choices=ANSWERS, required=False,
            widget=forms.RadioSelect,
        )
        for item in items_on(day)
    }  # fmt: skip


def taken_up(data: dict[str, Any], day: date) -> dict[str, Any]:
    """The input with the answers of the checklist in their places.

    An act with an answer was looked into; an item that is not in order is cited, once, unless the
    visit ended in advice, which is never a finding.
    """
    rest = {name: value for name, value in data.items() if not name.startswith(PREFIX)}
    answers = {item: data.get(name_of(item)) for item in items_on(day)}
    answered = {item: answer for item, answer in answers.items() if answer}
    if not answered:
        return rest
    scopes = dict.fromkeys([*rest.get("scopes", ()), *(item.act for item in answered)])
    findings = rest.get("findings", "")
    if rest.get("result") in SANCTIONABLE:
        findings = _with_citations(findings, answered)
    told = {item.key: answer for item, answer in answered.items()}
    return rest | {
        "scopes": list(scopes),
        "findings": findings,
        "extra": {
            **rest.get("extra", {}),
            "checklist": told,
            "checklist_version": VERSION,
        },
    }


def contradicts(data: Mapping[str, Any]) -> bool:
    """Whether something is not in order though the result says that nothing was found."""
    found = any(value == VIOLATED for name, value in data.items() if name.startswith(PREFIX))
    return found and data.get("result") in ("no_violation", *UNSUCCESSFUL)


def _with_citations(findings: str, answered: Mapping[Item, str]) -> str:
    cited = (
        {one.paragraph_key for one in parse_citations(findings).citations} if findings else set()
    )
    missing = [
        item.cite
        for item, answer in answered.items()
        if answer == VIOLATED and not _keys(item.cite) <= cited
    ]
    return "；".join(filter(None, (findings, *missing)))


def _keys(cite: str) -> set[Any]:
    return {one.paragraph_key for one in parse_citations(cite).citations}


def scopes_of(statutes: Collection[str]) -> list[tuple[str, Any]]:
    """The acts that a visit may look into, those of the line itself first."""
    ordered = sorted(SCOPES.items(), key=lambda scope: scope[1] not in statutes)
    return [(code, _(label)) for code, label in ordered]


def by_act(form: Any, statutes: Collection[str] = ()) -> list[tuple[Any, list[forms.BoundField]]]:
    """The fields of the checklist under the name of their act, in the order of ``scopes_of``."""
    found: dict[str, list[forms.BoundField]] = {}
    for one in form.visible_fields():
        if one.name.startswith(PREFIX):
            found.setdefault(one.name.removeprefix(PREFIX).partition(".")[0], []).append(one)
    return [(label, found[act]) for act, label in scopes_of(statutes) if act in found]
