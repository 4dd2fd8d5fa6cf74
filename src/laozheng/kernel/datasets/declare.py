"""What a data set is: its columns, the layouts it is known to arrive in, and who records it.

A line or a kernel app declares these frozen objects and hands them out as ``datasets`` of its app
config. They hold names, meanings and pointers to functions, never expressions.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, get_args

from laozheng.kernel.datasets.rows import BY_AN_OFFICER

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from laozheng.base.periods import Period
    from laozheng.kernel.accounts.reader import Reader
    from laozheng.kernel.datasets.rows import ImportContext, Row
    from laozheng.kernel.law.codes import CodeList

ColumnType = Literal["text", "int", "money", "date", "moment", "bool", "code", "list"]
COLUMN_TYPES: frozenset[str] = frozenset(get_args(ColumnType))
# Columns whose names end so hold an identifier, where a person's ID is never tolerated.
_IDENTIFIER_ENDINGS = ("ubn", "_no", "_number", "_id", "_code")

Way = Literal["import", "export"]
WAYS: tuple[Way, ...] = get_args(Way)
ENCODINGS = ("utf-8", "utf-16", "cp950")


@dataclass(frozen=True)
class Column:
    """One column: its English name, its label on paper, its type and what it means.

    ``codes`` (types code and list) maps code to label, or is a dated code list, or a function that
    returns either; ``code_aliases`` maps further spellings to a code; ``valid_on`` names the date
    column on whose day a dated code must be in force. ``minimum`` bounds int and money, None lets
    any sign pass. ``sealed`` columns are never exported and are masked in the stored source row.
    ``person_id="keep"`` marks the columns that expect a national ID; everywhere else it is refused.
    """

    name: str
    label: "StrOrPromise"
    type: ColumnType
    required: bool = False
    codes: (
        "Mapping[str, StrOrPromise] | CodeList"
        " | Callable[[], Mapping[str, StrOrPromise] | CodeList] | None"
    ) = None
    max_length: int | None = None
    sealed: bool = False
    person_id: Literal["refuse", "keep"] = "refuse"
    note: "StrOrPromise" = ""
    aliases: tuple[str, ...] = ()
    code_aliases: Mapping[str, str] = field(default_factory=dict)
    valid_on: str = ""
    minimum: int | None = 0

    @property
    def is_identifier(self) -> bool:
        """Whether the column holds a number of something, by the naming convention."""
        return names_identifier(self.name)

    @property
    def is_hidden(self) -> bool:
        """Whether the values stay out of exports and stored source rows."""
        return self.sealed or self.person_id == "keep"


@dataclass(frozen=True)
class Layout:
    """An official form of the table, recognized by its header and never by the file's name.

    ``headers`` maps the printed header to a column name; an empty name keeps the cell in the source
    row only. ``optional`` lists headers that may be absent. ``read`` turns the cells, renamed by
    ``headers``, into native texts, so that a layout may use names of its own in between;
    ``write`` turns a native row into printed cells for the export. ``date_style`` is the form of
    dates on export: ``iso`` 2024-03-05, ``roc`` 113/03/05, ``compact`` 20240305.
    """

    name: str
    label: "StrOrPromise"
    headers: Mapping[str, str]
    read: Callable[[Mapping[str, str]], Mapping[str, str]] | None = None
    optional: tuple[str, ...] = ()
    write: Callable[[Mapping[str, Any]], Mapping[str, Any]] | None = None
    date_style: Literal["iso", "roc", "compact"] = "iso"


def _accept(row: "Row", context: "ImportContext") -> None:
    """The check of a data set that has none of its own."""


@dataclass(frozen=True)
class DataSet:
    """A table that can be imported or exported under one name, or both.

    ``check`` sees each row that parsed and may refuse, warn or flag it; ``record`` gets the rows
    that are new or corrected, in batches, and must give every one a result; ``export`` yields the
    native rows of a period through the access filter of the reader. Without ``record`` a data set
    cannot be imported, without ``export`` not exported: ``ways`` tells. ``repeated_keys`` says what
    happens to rows of one key within a file: both refused, or all handed to ``record``, which may
    merge them. ``encodings`` are those in which text files are accepted. ``correction`` says what
    to do with a row that differs from the record.
    """

    name: str
    label: "StrOrPromise"
    owner: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    layouts: tuple[Layout, ...] = ()
    check: "Callable[[Row, ImportContext], None]" = _accept
    record: "Callable[[Sequence[Row], ImportContext], None] | None" = None
    export: "Callable[[Period, Reader], Iterable[Mapping[str, Any]]] | None" = None
    help: "StrOrPromise" = ""
    repeated_keys: Literal["refuse", "record"] = "refuse"
    encodings: tuple[str, ...] = ENCODINGS
    correction: "StrOrPromise" = BY_AN_OFFICER

    @property
    def ways(self) -> tuple[Way, ...]:
        """What can be done with it, in the order of ``WAYS``."""
        done: dict[Way, object] = {"import": self.record, "export": self.export}
        return tuple(way for way in WAYS if done[way] is not None)

    def column(self, name: str) -> Column:
        """The column of that name; KeyError when there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)

    def layout(self, name: str) -> Layout:
        """The official layout of that name; KeyError when there is none."""
        for layout in self.layouts:
            if layout.name == name:
                return layout
        raise KeyError(name)


def names_identifier(name: str) -> bool:
    """Whether a column of that name holds an identifier: case number, 統一編號, document."""
    return name.endswith(_IDENTIFIER_ENDINGS)
