"""Who may do what with a volume and its sections.

The unit that owns a section writes it, another person of it reviews it, the head of the unit signs
it; the editor opens the volume, sends back and publishes; the head of the bureau clears and
freezes. Nobody reviews or signs what he wrote. A deputy acts in his own name, for the absent.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from laozheng.kernel.accounts.access import Answer
from laozheng.kernel.accounts.dated import holding
from laozheng.kernel.accounts.models import Deputy, Staff, Unit
from laozheng.kernel.accounts.reader import Reader, roles_on
from laozheng.kernel.audit.actor import Actor
from laozheng.kernel.reports.models import SectionText, Volume
from laozheng.kernel.reports.refusals import NotAllowed

Roles = Mapping[str, frozenset[int]]

WRITERS = ("officer", "supervisor", "head")
REVIEWERS = ("supervisor", "head")
# Verbs on one section: the roles that a person needs in the unit that owns it.
SECTION_VERBS: Mapping[str, tuple[str, ...]] = {
    "write": WRITERS,
    "send": WRITERS,
    "decide": WRITERS,
    "answer": WRITERS,
    "review": REVIEWERS,
    "return": REVIEWERS,
    "sign": ("head",),
}
# Verbs on the whole volume: the role, and whether it must be held for the whole bureau.
VOLUME_VERBS: Mapping[str, tuple[str, bool]] = {
    "open": ("editor", False),
    "edit": ("editor", False),
    "complete": ("editor", False),
    "publish": ("editor", False),
    "clear": ("head", True),
    "freeze": ("head", True),
}
STAFF_VERBS = frozenset({"see", "note", "ask"})
WORKING_STATES = frozenset({"open", "complete", "cleared"})
OWN_TEXT = {"review": "審核", "sign": "簽署"}


@dataclass(frozen=True)
class Granted(Answer):
    """Yes; ``on_behalf_of`` is the absent person for whom a deputy acts, else ""."""

    on_behalf_of: str = ""


def may(reader: Reader, verb: str, volume: Volume | None, section: str = "") -> Answer:
    """Whether a reader may do something with a volume, or with one section of it.

    Verbs on a section: see, note, ask, write, send, decide (a mark), answer, review, return, sign.
    Verbs on the volume: open, edit, complete, clear, freeze, publish. For many sections keep one
    ``Permissions`` instead.
    """
    return Permissions(reader, volume).may(verb, section)


def check(actor: Actor, verb: str, volume: Volume | None, section: str = "") -> str:
    """Raise NotAllowed unless the actor may; returns the account for whom a deputy acts, or "".

    Programs, which are no readers, are not asked.
    """
    if not isinstance(actor, Reader):
        return ""
    answer = may(actor, verb, volume, section)
    if not answer:
        raise NotAllowed(f"{answer.reason}。")
    return answer.on_behalf_of if isinstance(answer, Granted) else ""


class Permissions:
    """What one reader may do with one volume; asks the database once, whatever the sections."""

    def __init__(self, reader: Reader, volume: Volume | None) -> None:
        self._reader = reader
        self._volume = volume

    def may(self, verb: str, section: str = "") -> Answer:
        """Yes, or no with the reason; see ``permissions.may``."""
        if not (verb in SECTION_VERBS or verb in VOLUME_VERBS or verb in STAFF_VERBS):
            raise ValueError(f"unknown verb {verb!r}")
        if self._reader.is_system:
            return Granted(True)
        if not self._reader.is_staff:
            return Answer(False, "只有局內同仁可以處理書刊，請先登入")
        if verb in STAFF_VERBS:
            return Granted(True)
        if verb in VOLUME_VERBS:
            return self._of_volume(*VOLUME_VERBS[verb])
        return self._of_section(verb, section)

    def _of_volume(self, role: str, whole_bureau: bool) -> Answer:
        for roles, absent in self._offices():
            covered = roles.get(role, frozenset())
            if covered and (not whole_bureau or covered & self._roots):
                return Granted(True, on_behalf_of=absent)
        who = "首長" if role == "head" else "書刊編輯"
        return Answer(False, f"這個步驟由{who}辦理，請洽{who}")

    def _of_section(self, verb: str, section: str) -> Answer:
        volume = self._volume
        if volume is None or volume.state not in WORKING_STATES:
            return Answer(False, _closed(volume))
        if section not in self._owners:
            return Answer(False, f"本書沒有「{section}」這一節，請由大綱選擇章節")
        if verb == "return" and self._of_volume("editor", whole_bureau=False):
            return self._of_volume("editor", whole_bureau=False)
        unit = self._units.get(self._owners[section])
        refused = Answer(False, f"本節由{self._label(section)}辦理，您的職務不能執行這個步驟")
        for roles, absent in self._offices():
            if unit is None or not any(unit in roles.get(r, ()) for r in SECTION_VERBS[verb]):
                continue
            if verb in OWN_TEXT and {self._reader.ref, absent} & self._authors[section]:
                deed = OWN_TEXT[verb]
                refused = Answer(False, f"撰寫人不能{deed}自己的文字，請交由他人{deed}")
                continue
            return Granted(True, on_behalf_of=absent)
        return refused

    def _offices(self) -> Iterator[tuple[Roles, str]]:
        """The reader's own roles, then those of each person whom he stands in for today."""
        yield self._reader.roles, ""
        yield from self._deputized

    @cached_property
    def _deputized(self) -> list[tuple[Roles, str]]:
        day, user = self._reader.day, self._reader.user_id
        if user is None:
            return []
        absent = Staff.objects.filter(
            pk__in=Deputy.objects.filter(holding(day), deputy__user_id=user).values("staff_id")
        )
        return [(roles_on(staff, day), f"staff:{staff.number}") for staff in absent]

    @cached_property
    def _all_units(self) -> list[tuple[int, str, str, int | None]]:
        return list(Unit.objects.values_list("pk", "code", "label", "parent_id"))

    @cached_property
    def _units(self) -> dict[str, int]:
        return {code: pk for pk, code, _label, _parent in self._all_units}

    @cached_property
    def _roots(self) -> frozenset[int]:
        return frozenset(pk for pk, _code, _label, parent in self._all_units if parent is None)

    def _label(self, section: str) -> str:
        labels = {code: label for _pk, code, label, _parent in self._all_units}
        return labels.get(self._owners[section], "主辦單位")

    @cached_property
    def _owners(self) -> dict[str, str]:
        if self._volume is None:
            return {}
        return dict(self._volume.sections.values_list("section", "owner"))

    @cached_property
    def _authors(self) -> defaultdict[str, set[str]]:
        """Who has written each section since it was last signed.

        Carrying a text forward is no writing.
        """
        found: defaultdict[str, set[str]] = defaultdict(set)
        if self._volume is None:
            return found
        versions = SectionText.objects.filter(book=self._volume.book, period=self._volume.period)
        rows = versions.order_by("version").values_list("section", "author_ref", "state")
        was_signed: set[str] = set()
        for section, author, state in rows:
            if section in was_signed:
                found[section].clear()
            was_signed.discard(section)
            if state != "empty":
                found[section].add(author)
            if state == "signed":
                was_signed.add(section)
        return found


def _closed(volume: Volume | None) -> str:
    if volume is None or volume.state == "planned":
        return "本書尚未開編，請洽書刊編輯"
    return "本書已經定稿，文字不能再改；更正請提重編"
