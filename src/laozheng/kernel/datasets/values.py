"""Cells become values: one strict reader per column, with a sentence that says what to write.

Nothing is guessed. A blank cell is unknown (None) and never zero. No message repeats a cell, save
the short text that is no code.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from laozheng.base.moments import in_taipei, parse_moment
from laozheng.base.numerals import read_number
from laozheng.base.roc import parse_day, roc_slash
from laozheng.base.text import fold, squeeze
from laozheng.kernel.datasets.declare import Column
from laozheng.kernel.datasets.scrubbing import REMOVED

# Reads the folded text of a cell; the day is that on which a dated code must be in force.
Read = Callable[[str, date], Any]

_WHOLE = re.compile(r"-?\d{1,15}", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_ITEMS = re.compile(r"[;；\n]")
_YES = frozenset({"是", "有", "yes", "y", "1", "true", "v"})
_NO = frozenset({"否", "無", "no", "n", "0", "false"})
_CODES_SHOWN = 12


class ListItem(NamedTuple):
    """One item of a list cell: the code or text, and the amount after the colon if given."""

    name: str
    amount: int | None = None


def items(names: Iterable[object]) -> tuple[ListItem, ...]:
    """A list cell that an export writes: one item for each name."""
    return tuple(ListItem(str(name)) for name in names)


class CellReader:
    """Reads the cells of one column; keeps what it has read, for columns repeat themselves."""

    def __init__(self, column: Column) -> None:
        self.column = column
        self._read = _reader_of(column)
        self._seen: dict[tuple[str, date], Any] = {}

    def read(self, cell: str, day: date) -> Any:
        """The value of a cell, None when blank; ValueError with one Chinese sentence."""
        text = cell.strip()
        if not text:
            if self.column.required:
                raise ValueError("必填，請補上")
            return None
        if text == REMOVED:
            raise ValueError("這一格原為身分證字號，已移除；請改填正確內容或清空")
        if self.column.type == "text":
            return self._read(text, day)
        known = (text, day)
        if known not in self._seen:
            value = self._read(fold(text), day)
            if len(self._seen) > 20_000:
                self._seen.clear()
            self._seen[known] = value
        return self._seen[known]

    def fits(self, cell: str, day: date) -> bool | None:
        """Whether a cell looks at home in this column; None when that cannot be told."""
        if self.column.type in ("text", "list") or not cell.strip():
            return None
        try:
            self._read(fold(cell), day)
        except ValueError:
            return False
        return True


def _reader_of(column: Column) -> Read:
    if column.type == "text":
        return _text_reader(column)
    if column.type in ("int", "money"):
        return _number_reader(column)
    if column.type == "code":
        return _code_reader(column)
    if column.type == "list":
        return _list_reader(column)
    plain: dict[str, Callable[[str], Any]] = {
        "date": parse_day,
        "moment": parse_moment,
        "bool": _read_bool,
    }
    read = plain[column.type]
    return lambda text, day: read(text)


def _text_reader(column: Column) -> Read:
    longest = column.max_length

    def read(text: str, day: date) -> str:
        if _CONTROL.search(text):
            raise ValueError("含有看不見的控制字元，請重新輸入這一格")
        if longest is not None and len(text) > longest:
            raise ValueError(f"最多 {longest} 個字，現有 {len(text)} 個字，請縮短")
        return text

    return read


def _number_reader(column: Column) -> Read:
    minimum = column.minimum

    def read(text: str, day: date) -> int:
        if not _WHOLE.fullmatch(text):
            raise ValueError(_number_advice(text))
        number = int(text)
        if minimum is not None and number < minimum:
            raise ValueError(f"不得小於 {minimum}，請更正")
        return number

    return read


def _number_advice(text: str) -> str:
    """What to write instead of 1.5萬, 15,000 or 15000.0; never carried out by ourselves."""
    try:
        number = read_number(text)
    except ValueError:
        return "不是整數，請只填阿拉伯數字"
    if number != number.to_integral_value() or abs(number) >= Decimal(10) ** 15:
        return "須為整數，不得有小數"
    return f"只能填阿拉伯數字，不用萬、逗號、小數或單位；請填 {int(number)}"


def _read_bool(text: str) -> bool:
    word = text.lower()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise ValueError("請填「是」或「否」")


def _code_reader(column: Column) -> Read:
    codes = column.codes() if callable(column.codes) else column.codes
    if codes is None:
        raise ValueError(f"column {column.name} declares no codes")
    if isinstance(codes, Mapping):
        return _closed_code_reader(codes, column.code_aliases)
    dated = codes
    return lambda text, day: dated.find(text, day).code


def _closed_code_reader(codes: Mapping[str, Any], aliases: Mapping[str, str]) -> Read:
    known = {_spelling(alias): code for alias, code in aliases.items()}
    known |= {_spelling(str(label)): code for code, label in codes.items()}
    known |= {_spelling(code): code for code in codes}

    def read(text: str, day: date) -> str:
        code = known.get(_spelling(text))
        if code is None:
            raise ValueError(f"「{text[:20]}」不是可用的代碼，請填{_choices(codes)}")
        return code

    return read


def _spelling(text: str) -> str:
    return squeeze(fold(text)).replace("臺", "台").lower()


def _choices(codes: Mapping[str, Any]) -> str:
    shown = "、".join(f"{code} {label}" for code, label in list(codes.items())[:_CODES_SHOWN])
    more = f" 等 {len(codes)} 種" if len(codes) > _CODES_SHOWN else ""
    return f" {shown}{more}"


def _list_reader(column: Column) -> Read:
    if column.codes is None:
        return lambda text, day: tuple(ListItem(item) for item in _items(text))
    read_code = _code_reader(column)
    read_amount = _number_reader(column)

    def read_item(text: str, day: date) -> ListItem:
        name, colon, amount = text.partition(":")
        if not colon:
            return ListItem(read_code(name, day))
        return ListItem(read_code(name.strip(), day), read_amount(amount.strip(), day))

    return lambda text, day: tuple(read_item(item, day) for item in _items(text))


def _items(text: str) -> Iterable[str]:
    return (item.strip() for item in _ITEMS.split(text) if item.strip())


def canonical(value: Any) -> Any:
    """A value as JSON holds it, one form per fact, for digests: 113/03/05 equals 2024-03-05."""
    if isinstance(value, datetime):
        return in_taipei(value).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [list(item) for item in value]
    return value


def printed(value: Any, date_style: str = "iso") -> str:
    """A value as an export writes it and an import reads it back; "" for unknown."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime):
        return in_taipei(value).replace(microsecond=0, tzinfo=None).isoformat(sep=" ")
    if isinstance(value, date):
        return _printed_day(value, date_style)
    if isinstance(value, list | tuple):
        return ";".join(_printed_item(item) for item in value)
    return str(value)


def _printed_day(day: date, date_style: str) -> str:
    if date_style == "roc":
        return roc_slash(day)
    return day.strftime("%Y%m%d") if date_style == "compact" else day.isoformat()


def _printed_item(item: Any) -> str:
    if isinstance(item, list | tuple):
        name, amount = item
        return str(name) if amount is None else f"{name}:{amount}"
    return str(item)
