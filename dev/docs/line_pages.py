"""One page per installed line: the course of its cases, terms, figures, tables, files and law."""

import inspect
from collections.abc import Iterator
from importlib import import_module

from dev.docs.diagrams import state_diagram
from dev.docs.markdown import code, codes, page, section, table
from dev.docs.parameters import Parameter, parameters
from laozheng.kernel.cases.declare import PREVIOUS, CaseKind, Line, Transition
from laozheng.kernel.law.parameters import DatedValue
from laozheng.kernel.measures.catalogue import measures
from laozheng.kernel.measures.declare import Definition, Measure, parts_of
from laozheng.kernel.reports.catalogue import tables

STATUSES = {"C": "", "P": "partly confirmed", "U": "**unconfirmed**", "X": "**not known**"}


def line_page(line: Line) -> str:
    """The page of a line."""
    return page(
        f"# {line.label} · {line.label_en}",
        inspect.cleandoc(import_module(f"laozheng.lines.{line.code}").__doc__ or ""),
        f"Code {code(line.code)}, unit {code(line.unit)}. Statutes: {'、'.join(line.statutes)}.",
        *(_kind(line, kind) for kind in line.kinds),
        section("Measures", _measures(line)),
        section("Tables", _tables(line)),
        section("Data sets", _data_sets(line)),
        section("Letters", _letters(line)),
        section("Signals and referrals", _ties(line)),
        section("Parameters", _parameters(line)),
    )


def _kind(line: Line, kind: CaseKind) -> str:
    kept = f"kept {kind.retain_years} years" if kind.retain_years else "kept for good"
    facts = (
        f"Code {code(f'{line.code}.{kind.code}')}, numbers such as {kind.prefix}-113-000001, "
        f"level {code(kind.level)}, arrives by {codes(kind.intakes)}, {kept}."
    )
    deadlines = table(
        ["Deadline", "期限", "Met by", "Article", "Kind"],
        [
            [code(d.id), d.label, codes(d.met_by), d.citation, d.kind.replace("_", " ")]
            for d in kind.deadlines
        ],
    )
    return section(
        kind.label,
        facts,
        state_diagram(kind),
        section("Steps", _steps(kind), level=3),
        section("Deadlines", deadlines, level=3),
    )


def _steps(kind: CaseKind) -> str:
    return table(
        ["Step", "步驟", "From", "To", "By", "Letter"],
        [
            [
                code(step.name),
                step.label,
                codes(step.source) or "opens a case",
                _target(step),
                _doers(step),
                code(step.letter),
            ]
            for step in kind.transitions
        ],
    )


def _target(step: Transition) -> str:
    if step.target is None:
        return "the same"
    return "the one before" if step.target == PREVIOUS else code(step.target)


def _doers(step: Transition) -> str:
    others = codes(step.other_person_than)
    return codes(step.roles) + (f", not the doer of {others}" if others else "")


def _measures(line: Line) -> str:
    return table(
        ["Measure", "統計", "Unit", "What", "By", "Note"],
        [
            [code(m.code), m.label, m.unit, _sort(m), codes(m.dims), m.note]
            for m in measures().values()
            if m.line == line.code
        ],
    )


def _sort(definition: Definition) -> str:
    if isinstance(definition, Measure):
        return f"{definition.kind}, {definition.aggregate}"
    return f"{type(definition).__name__.lower()} of {codes(parts_of(definition))}"


def _tables(line: Line) -> str:
    own = (each for each in tables().values() if each.id.partition(".")[0] == line.code)
    return table(["Table", "報表"], [[code(each.id), each.caption] for each in own])


def _data_sets(line: Line) -> str:
    return table(
        ["Data set", "資料集", "Key", "Columns"],
        [
            [code(d.name), d.label, codes(d.key), codes(column.name for column in d.columns)]
            for d in line.data_sets
        ],
    )


def _letters(line: Line) -> str:
    return table(
        ["Letter", "文書", "Version", "Facts"],
        [
            [code(letter.code), letter.label, letter.version, "、".join(letter.labels.values())]
            for letter in line.letters
        ],
    )


def _ties(line: Line) -> str:
    rows = [["raises", code(signal.code), signal.label] for signal in line.raises]
    rows += [["refers to", code(kind), ""] for kind in line.refers_to]
    rows += [["receives", code(kind), ""] for kind in line.receives]
    return table(["", "Code", "中文"], rows)


def _parameters(line: Line) -> str:
    rows = [row for parameter in parameters(line.code) for row in _values(parameter)]
    return table(["Parameter", "參數", "From", "Value", "Article", "Status"], rows)


def _values(parameter: Parameter) -> Iterator[list[object]]:
    name, label = code(parameter.name.partition(".")[2]), parameter.label
    if not parameter.history:
        yield [name, label, "", "", "", "**left to the city**"]
    for dated in parameter.history:
        yield [name, label, dated.valid_from, _value(dated), dated.cite, _status(dated)]


def _value(dated: DatedValue) -> str:
    return "" if dated.value is None else f"{dated.value} {dated.unit}"


def _status(dated: DatedValue) -> str:
    status = STATUSES[dated.status]
    if dated.from_status and dated.from_status != dated.status:
        first = STATUSES[dated.from_status] or "confirmed"
        return f"{status}{'; ' if status else ''}first day {first}"
    return status
