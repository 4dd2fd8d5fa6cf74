"""Sites like that of an accident: same industry, same kind of accident, or same machine."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from laozheng.base.months import months_before
from laozheng.kernel.inspections.programs.workplaces import (
    LONGEST_MONTHS,
    Workplace,
    workplaces_seen,
)
from laozheng.kernel.law.codes import industry
from laozheng.kernel.parties.names import split_name
from laozheng.lines.safety.models import Accident, Machine
from laozheng.lines.safety.queries.accidents import MERGED
from laozheng.lines.safety.rules.codes.accidents import section_of
from laozheng.lines.safety.rules.codes.supervision import MACHINE_CLASSES

# What the thing that hurt somebody is called, by class of machine.
_WORDS: Mapping[str, tuple[str, ...]] = {
    "crane": ("起重", "吊車", "升降機", "吊籠", "營建用提升機"),
    "boiler": ("鍋爐",),
    "pressure_vessel": ("壓力容器",),
    "gas_equipment": ("高壓氣體特定設備",),
    "gas_container": ("高壓氣體容器", "鋼瓶"),
}


@dataclass(frozen=True)
class Similar:
    """A place of work and the reasons why an accident elsewhere concerns it."""

    site: Workplace
    reasons: tuple[str, ...]


def similar_sites(accident: Accident, day: date) -> list[Similar]:
    """The sites that inspectors know and an accident concerns, those with most reasons first.

    Places that were closed, and those of the employer of the accident himself, are left out.
    """
    same_kind = _had_the_same_kind(accident, day)
    machine = machine_class(accident.agent)
    owners = _owners(machine, day) if machine else frozenset()
    found = []
    for site in workplaces_seen(("safety",)):
        key = split_name(site.name).key
        if site.closed or key == accident.employer_key:
            continue
        reasons = tuple(
            text
            for holds, text in (
                (section_of(site.industry) == accident.industry_section != "",
                 f"同行業：{_label(accident.industry_section)}"),
                (key in same_kind, f"近三年曾發生同類災害：{accident.accident_type_text}"),
                (key in owners, f"設有同類機械設備：{MACHINE_CLASSES.get(machine, '')}"),
            )
            if holds
        )  # fmt: skip
        if reasons:
            found.append(Similar(site, reasons))
    return sorted(found, key=lambda one: (-len(one.reasons), one.site.name, one.site.place))


def machine_class(agent: str) -> str:
    """The class of machine that a thing is called after; empty when it is none."""
    return next(
        (code for code, words in _WORDS.items() if any(word in agent for word in words)), ""
    )


def _had_the_same_kind(accident: Accident, day: date) -> frozenset[str]:
    since = months_before(day, LONGEST_MONTHS)
    same = Accident.objects.filter(
        accident_type=accident.accident_type, occurred_on__range=(since, day)
    ).exclude(case__state=MERGED)
    return frozenset(same.values_list("employer_key", flat=True)) - {""}


def _owners(machine: str, day: date) -> frozenset[str]:
    names = Machine.standing().filter(machine_class=machine).values_list("employer_name", flat=True)
    return frozenset(split_name(name).key for name in names)


def _label(section: str) -> str:
    return industry().get(section).label if section else ""
