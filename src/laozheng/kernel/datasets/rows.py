"""A row on its way through an import, and what the import knows while it runs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from laozheng.kernel.datasets.scrubbing import scrub

if TYPE_CHECKING:
    from laozheng.kernel.accounts.reader import Reader
    from laozheng.kernel.datasets.models import SourceFile

CREATED, UPDATED, MERGED, UNCHANGED, REFUSED = (
    "created",
    "updated",
    "merged",
    "unchanged",
    "refused",
)
# What to do with a row that differs from the record, where its data set says nothing else.
BY_AN_OFFICER = "確認為更正時，請由承辦人加 --update 重新匯入"
RESULTS = (CREATED, UPDATED, MERGED, UNCHANGED, REFUSED)


class FileRefused(ValueError):
    """A whole file that cannot be read truthfully; the text says why and what to do.

    ``code`` is one of E-TYPE, E-ENC, E-HEADER, E-SHEET, E-WIDTH, E-EMPTY, or E-WAY where the data
    set is only exported; ``line`` is the row in question where there is one.
    """

    def __init__(self, code: str, reason: str, line: int | None = None) -> None:
        super().__init__(_sentence(reason))
        self.code = code
        self.line = line


class Remark(NamedTuple):
    """A refusal or a warning: the row's line, the column concerned ("" for the row), the reason."""

    line: int
    column: str
    reason: str


@dataclass(frozen=True)
class Earlier:
    """The row of the same key that an earlier import accepted: the object it made, its digest."""

    object_ref: str
    digest: str


@dataclass(slots=True)
class Row:
    """One row: cells as they stood, typed values, and what became of it.

    ``values`` has every column of the data set, None where the cell was blank or absent.
    ``earlier`` is set when an earlier import brought the same key with other facts and this import
    may correct it.
    """

    number: int
    cells: dict[str, str]
    values: dict[str, Any] = field(default_factory=dict)
    key_digest: str = ""
    digest: str = ""
    earlier: Earlier | None = None
    flags: list[str] = field(default_factory=list)
    refusals: list[Remark] = field(default_factory=list)
    warnings: list[Remark] = field(default_factory=list)
    result: str = ""
    object_ref: str = ""

    def __getitem__(self, name: str) -> Any:
        return self.values[name]

    @property
    def is_refused(self) -> bool:
        """Whether anything speaks against keeping this row."""
        return bool(self.refusals)

    def refuse(self, column: str, reason: str) -> None:
        """Refuse the row; several reasons may be given, an ID in the text is removed."""
        self.refusals.append(Remark(self.number, column, _sentence(reason)))
        self.result = REFUSED

    def warn(self, column: str, text: str) -> None:
        """Keep the row, and tell the person who imports."""
        self.warnings.append(Remark(self.number, column, _sentence(text)))

    def flag(self, code: str) -> None:
        """Keep the row with a mark by which it is counted and listed for review."""
        if code not in self.flags:
            self.flags.append(code)

    def created(self, ref: str) -> None:
        """The row made a new object."""
        self._settle(CREATED, ref)

    def updated(self, ref: str) -> None:
        """The row corrected an object."""
        self._settle(UPDATED, ref)

    def merged(self, ref: str) -> None:
        """The row added to an object that another row made."""
        self._settle(MERGED, ref)

    def unchanged(self, ref: str) -> None:
        """The row says what the object says already."""
        self._settle(UNCHANGED, ref)

    def _settle(self, result: str, ref: str) -> None:
        if self.is_refused:
            raise RuntimeError(f"row {self.number} was refused and cannot be {result}")
        self.result, self.object_ref = result, ref


@dataclass(frozen=True)
class ImportOptions:
    """What the person asked for besides the import itself."""

    update: bool = False
    keep_good: bool = False


@dataclass(frozen=True)
class ImportContext:
    """Who imports, on which day, with which options, from which file.

    ``memory`` belongs to the data set: a place to keep look-ups from one batch to the next.
    """

    actor: "Reader"
    today: date
    options: ImportOptions
    source: "SourceFile"
    memory: dict[str, Any] = field(default_factory=dict)

    def may_correct(self, row: Row, facts: Mapping[str, Any] | None = None) -> bool:
        """Whether a row may change an object that exists; without ``--update`` it is refused.

        ``facts`` names the columns that differ. For objects that were typed in by hand and which
        no earlier import could know; imported ones are compared before ``record`` is called.
        """
        if self.options.update:
            return True
        row.refuse("", correction_reason(tuple(facts or ())))
        return False


def correction_reason(columns: tuple[str, ...], what_to_do: str = BY_AN_OFFICER) -> str:
    """Why a row that differs from the record is held: someone must own the correction."""
    where = f"（{'、'.join(columns)}）" if columns else ""
    return f"與既有資料不同{where}；{what_to_do}"


def _sentence(text: str) -> str:
    """A reason as people read it: without anybody's ID, closed by a full stop."""
    text = scrub(text).rstrip()
    return text if text.endswith(("。", ".", "！", "？")) else f"{text}。"
