"""What a line declares of a letter: its code, the facts it needs, and where its text stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class LetterTemplate:
    """A letter of a line, as plain text beside the line's code (``letters/<name>.txt``).

    ``required`` and ``optional`` map the name of each fact to its Chinese label; the text may use
    no other. ``form`` is the kind of document printed in its head: 函, 開會通知單, 調解紀錄 …
    Raise ``version`` whenever the text changes, so that an old letter names the text it had.

    The text is written in the language of Django templates with the filters ``roc_day`` (113年3月
    5日) and ``amount`` (12,000). ``主旨：`` opens the subject, a short line that ends in ``：`` a
    section, ``# `` a numbered item (一、) and ``## `` one below it ((一)); an item that stands
    alone in its section gets no number.

    Nothing is written about a closed matter, except by a letter that tells how it ended: ``after``
    names the final states of the case in which it is still drafted and issued. ``until`` names
    steps that settle what it is about before the case ends (a reminder, once the fine is paid).
    """

    code: str
    label: str
    line: str
    version: int
    body: Path
    required: Mapping[str, str] = field(default_factory=dict)
    optional: Mapping[str, str] = field(default_factory=dict)
    form: str = "函"
    is_sealed: bool = False
    after: tuple[str, ...] = ()
    until: tuple[str, ...] = ()

    @property
    def labels(self) -> Mapping[str, str]:
        """The label of every fact that the text may use."""
        return {**self.required, **self.optional}


@dataclass(frozen=True)
class LetterFolder:
    """Where the texts of a line stand; ``shared`` are facts that each of its letters requires."""

    line: str
    folder: Path
    shared: Mapping[str, str] = field(default_factory=dict)

    def letter(
        self,
        name: str,
        label: str,
        required: Mapping[str, str] | None = None,
        optional: Mapping[str, str] | None = None,
        *,
        text: str = "",
        version: int = 1,
        **more: Any,
    ) -> LetterTemplate:
        """A letter by its name; ``text`` names another letter whose text it has."""
        return LetterTemplate(
            code=f"{self.line}.{name}",
            label=label,
            line=self.line,
            version=version,
            body=self.folder / f"{text or name}.txt",
            required={**self.shared, **(required or {})},
            optional=optional or {},
            **more,
        )
