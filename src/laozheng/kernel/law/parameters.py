"""Legal figures by effective date, read from parameter files (TOML), each with its article.

    prefix = "disputes"
    [appoint_days]                    # full name: disputes.appoint_days
    label = "指派調解人期限"
    unit = "days"
    scope = "national"                # or "city": the city's folder supplies the values
    [[appoint_days.values]]
    from = 2011-05-01
    until = 2030-01-01                # optional, exclusive: repealed, or what follows is unknown
    value = 3                         # left out: not known (status X)
    cite = "勞資爭議處理法第12條第1項"
    status = "C"                      # C confirmed, P partly, U unconfirmed, X unknown
    from_status = "U"                 # optional: the same for the first day

A value is never extrapolated: where none is in force, ``NotConfigured`` names what is missing.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from laozheng.base.numerals import read_number
from laozheng.base.roc import roc_day

STATUSES = ("C", "P", "U", "X")
SCOPES = ("national", "city")
NATIONAL_FILE = Path(__file__).parent / "parameters.toml"
SUPPOSED = "試算假設"

_PARAMETER_KEYS = frozenset({"label", "label_en", "unit", "scope", "note", "values"})
_VALUE_KEYS = frozenset(
    {"from", "until", "value", "cite", "status", "from_status", "source", "note"}
)
_TRUTHS = {"true": True, "false": False, "是": True, "否": False}


class NotConfigured(LookupError):
    """No value of this name is in force on the day; somebody must load or decide one."""

    def __init__(self, name: str, day: date, label: str = "") -> None:
        super().__init__(name, day, label)
        self.name = name
        self.day = day
        self.label = label

    def __str__(self) -> str:
        what = f"「{self.label}」（{self.name}）" if self.label else self.name
        return f"{what}在{roc_day(self.day)}沒有可用的數值，請先在參數檔補上數值與依據。"


class UnknownParameter(KeyError):
    """No parameter file declares this name: a slip in a rule or in an overlay."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def __str__(self) -> str:
        return f"沒有名為「{self.name}」的參數，請核對名稱。"


@dataclass(frozen=True)
class DatedValue:
    """One figure with its span of validity, article and how sure we are of it.

    ``valid_until`` is exclusive; None while no end is known. ``from_status`` doubts the first day
    only.
    """

    name: str
    label: str
    unit: str
    value: Any
    valid_from: date
    cite: str
    status: str
    scope: str
    valid_until: date | None = None
    from_status: str = ""

    @property
    def is_unconfirmed(self) -> bool:
        """Whether nobody could confirm the value, so that what it decides must say so."""
        return self.status == "U"

    def is_in_force(self, day: date) -> bool:
        """Tell whether the value is known and in force on the day."""
        return self.is_in_force_between(day, day)

    def is_in_force_between(self, first: date, last: date) -> bool:
        """Tell whether the value is known and in force on some day from ``first`` to ``last``."""
        ended = self.valid_until is not None and self.valid_until <= first
        return self.status != "X" and self.valid_from <= last and not ended


@dataclass(frozen=True)
class _Parameter:
    """A declared name with its values in the order of the file."""

    name: str
    label: str
    unit: str
    scope: str
    values: tuple[DatedValue, ...] = ()
    problems: tuple[str, ...] = ()


class Law:
    """All dated values of the files it was loaded from, by full name and day."""

    def __init__(self, parameters: Mapping[str, _Parameter], problems: Iterable[str] = ()) -> None:
        self._parameters = dict(parameters)
        self._problems = list(problems)

    @classmethod
    def load(cls, paths: Iterable[Path], overlay: Mapping[str, Any] | None = None) -> "Law":
        """Read the files; ``overlay`` supposes other values, on every day, for a simulation.

        A name that one file only declares may get its values from another (a city's amounts).
        Raises ValueError for a file that cannot be understood, UnknownParameter for an overlay
        of a name that no file declares.
        """
        parameters: dict[str, _Parameter] = {}
        problems: list[str] = []
        for path in paths:
            for parameter in _read_file(path):
                known = parameters.get(parameter.name)
                if known is not None and known.values and parameter.values:
                    problems.append(f"{parameter.name}：在兩個檔案都有數值，請只留一處。")
                parameters[parameter.name] = _joined(known, parameter)
        law = cls(parameters, problems)
        return law.supposing(overlay) if overlay else law

    def supposing(self, overlay: Mapping[str, Any]) -> "Law":
        """Return the same law with other values on every day; they count as unconfirmed."""
        parameters = dict(self._parameters)
        for name, value in overlay.items():
            parameters[name] = _supposed(self._parameter(name), value)
        return Law(parameters, self._problems)

    def value(self, name: str, day: date) -> DatedValue:
        """Return the value in force; raises NotConfigured, or UnknownParameter for a wrong name."""
        parameter = self._parameter(name)
        for dated in parameter.values:
            if dated.is_in_force(day):
                return dated
        raise NotConfigured(name, day, parameter.label)

    def get(self, name: str, day: date) -> Any:
        """Return the bare value in force; raises like ``value``."""
        return self.value(name, day).value

    def names(self) -> tuple[str, ...]:
        """Return all full names, sorted."""
        return tuple(sorted(self._parameters))

    def history(self, name: str) -> tuple[DatedValue, ...]:
        """Return the values of a name, the oldest first."""
        return self._parameter(name).values

    def versions(self, name: str, first: date, last: date) -> tuple[DatedValue, ...]:
        """Return every value in force on some day from ``first`` to ``last``, the oldest first."""
        return tuple(d for d in self.history(name) if d.is_in_force_between(first, last))

    def problems(self) -> list[str]:
        """Return what is wrong with the files: gaps, overlaps, order, duplicates, blanks."""
        found = list(self._problems)
        for parameter in self._parameters.values():
            found += [f"{parameter.name}：{problem}" for problem in parameter.problems]
        return found

    def _parameter(self, name: str) -> _Parameter:
        try:
            return self._parameters[name]
        except KeyError:
            raise UnknownParameter(name) from None


@cache
def national_law() -> Law:
    """Return what all cities and lines share: the parameter file of ``kernel/law``."""
    return Law.load([NATIONAL_FILE])


def _read_file(path: Path) -> Iterator[_Parameter]:
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"參數檔 {path.name} 不是正確的 TOML：{error}。") from error
    prefix = document.pop("prefix", None)
    if not isinstance(prefix, str) or not prefix:
        raise ValueError(f"參數檔 {path.name} 缺少 prefix，請在檔首寫明。")
    for key, table in document.items():
        if not isinstance(table, dict):
            raise ValueError(f"參數檔 {path.name} 的 {key} 不是表格，請改寫成 [{key}]。")
        try:
            yield _read_parameter(f"{prefix}.{key}", table)
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(f"參數檔 {path.name} 的 [{key}] 有誤：{error}。") from error


def _read_parameter(name: str, table: Mapping[str, Any]) -> _Parameter:
    scope = str(table.get("scope", "national"))
    declared = _Parameter(name, str(table.get("label", "")), str(table.get("unit", "")), scope)
    rows = table.get("values", [])
    starts = [_day(row, "from") for row in rows]
    nexts: list[date | None] = [*starts[1:], None][: len(starts)]
    values: list[DatedValue] = []
    problems = [f"不認得欄位 {key}。" for key in sorted(set(table) - _PARAMETER_KEYS)]
    if scope not in SCOPES:
        problems.append(f"scope 只能是 {'、'.join(SCOPES)}。")
    for row, start, following in zip(rows, starts, nexts, strict=True):
        dated = _read_value(declared, row, start, following)
        values.append(dated)
        problems += _value_problems(row, dated, following)
    return replace(declared, values=tuple(values), problems=tuple(problems))


def _read_value(
    declared: _Parameter, row: Mapping[str, Any], start: date, following: date | None
) -> DatedValue:
    return DatedValue(
        name=declared.name,
        label=declared.label,
        unit=declared.unit,
        value=row.get("value"),
        valid_from=start,
        cite=str(row.get("cite", "")),
        status=str(row.get("status", "C")) if "value" in row else "X",
        scope=declared.scope,
        valid_until=_day(row, "until") if "until" in row else following,
        from_status=str(row.get("from_status", "")),
    )


def _day(row: Mapping[str, Any], key: str) -> date:
    if type(row[key]) is not date:
        raise TypeError(f"{key} 必須是日期")
    return row[key]  # type: ignore[no-any-return]  # narrowed by the exact type above


def _value_problems(
    row: Mapping[str, Any], dated: DatedValue, following: date | None
) -> Iterator[str]:
    start = dated.valid_from
    for key in sorted(set(row) - _VALUE_KEYS):
        yield f"{start} 的數值有不認得的欄位 {key}。"
    if following is not None and following <= start:
        yield f"{start} 的數值沒有按施行日由舊到新排列。"
    elif dated.valid_until is not None and following is not None:
        if dated.valid_until < following:
            yield f"{dated.valid_until} 至 {following} 之間沒有數值，請補上或寫明未定。"
        elif dated.valid_until > following:
            yield f"{start} 的數值與 {following} 的數值重疊。"
    if dated.valid_until is not None and dated.valid_until <= start:
        yield f"{start} 的數值在施行前就已失效。"
    if dated.status not in STATUSES:
        yield f"{start} 的 status 只能是 {'、'.join(STATUSES)}。"
    if dated.status != "X" and not dated.cite:
        yield f"{start} 的數值沒有依據，請寫 cite。"
    if row.get("status") == "X" and "value" in row:
        yield f"{start} 的數值標為未定，卻又填了 value。"


def _joined(known: _Parameter | None, found: _Parameter) -> _Parameter:
    """One parameter out of its declaration and its values, when two files share the work."""
    if known is None:
        return found
    label, unit = known.label or found.label, known.unit or found.unit
    scope = "city" if "city" in (known.scope, found.scope) else known.scope
    values = found.values or known.values
    problems = [*known.problems, *found.problems]
    if found.unit not in ("", unit):
        problems.append(f"單位在兩個檔案不同：{unit}、{found.unit}。")
    return _Parameter(
        known.name,
        label,
        unit,
        scope,
        tuple(replace(dated, label=label, unit=unit, scope=scope) for dated in values),
        tuple(problems),
    )


def _supposed(parameter: _Parameter, value: Any) -> _Parameter:
    sample = next((dated.value for dated in parameter.values if dated.value is not None), None)
    dated = DatedValue(
        name=parameter.name,
        label=parameter.label,
        unit=parameter.unit,
        value=_read_like(sample, value) if isinstance(value, str) else value,
        valid_from=date.min,
        cite=SUPPOSED,
        status="U",
        scope=parameter.scope,
    )
    return replace(parameter, values=(dated,))


def _read_like(sample: Any, text: str) -> Any:
    """Read the text of an overlay as the type that the parameter has in its file."""
    if isinstance(sample, bool):
        if text.lower() not in _TRUTHS:
            raise ValueError("這個參數只能是 true 或 false。")
        return _TRUTHS[text.lower()]
    if isinstance(sample, int | Decimal) or sample is None:
        number = read_number(text)
        return int(number) if number == int(number) and not isinstance(sample, Decimal) else number
    if type(sample) is date:
        return date.fromisoformat(text)
    return text
