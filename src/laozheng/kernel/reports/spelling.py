"""How a binding is written between the braces; the inverse of reading it in ``narrative.py``."""

from collections.abc import Mapping

from laozheng.base.roc import roc_slash
from laozheng.kernel.reports.bindings import (
    Binding,
    Bound,
    Constant,
    DirectionWord,
    EventField,
    Explanation,
    LawValue,
    NameList,
    PeriodWord,
    Target,
)


def spell(binding: Binding) -> str:
    """The text of one binding without its braces; equal bindings give equal texts."""
    match binding:
        case Bound():
            return _joined(_subject(binding), _options(binding))
        case DirectionWord(of, up, down, same):
            words = [f"up={up}", f"down={down}", f"same={same}"]
            return _joined(f"word {_subject(of)}", [*_options(of), *words])
        case NameList(source, dims, field, sep):
            return f"list {_with_dims(source, dims)} field={field} sep={sep}"
        case EventField(source, identity, field):
            return f"event {source} id={identity} field={field}"
        case LawValue(name, on, counter, style):
            options = _options(Bound(name, counter=counter, style=style))
            return _joined(f"law {name} on={on}", options)
        case Constant(text, source):
            return f"const {text} | source={source}"
        case Target(of):
            return _joined(f"target {_subject(of)}", _options(of))
        case Explanation(measure):
            return f"reason {measure}"
        case PeriodWord(form):
            return f"period form={form}"


def _subject(bound: Bound) -> str:
    return _with_dims(bound.measure, bound.dims)


def _with_dims(code: str, dims: Mapping[str, str]) -> str:
    return " ".join([code, *(f"{name}={value}" for name, value in sorted(dims.items()))])


def _options(bound: Bound) -> list[str]:
    options = []
    if bound.period:
        options.append(f"p={bound.period}")
    if bound.since:
        options.append(f"since={roc_slash(bound.since)}")
    if bound.compare:
        options.append(f"{bound.compare}={bound.against}")
    if bound.style:
        options.append(f"style={bound.style}")
    if rough := bound.approximation:
        options.append(f"{rough.direction}={rough.step}+{rough.word}")
    if bound.absolute:
        options.append("abs")
    if bound.counter is not None:
        options.append(f"counter={bound.counter}" if bound.counter else "counter")
    if bound.statement:
        options.append(bound.statement)
    return options


def _joined(subject: str, options: list[str]) -> str:
    return f"{subject} | {' '.join(options)}" if options else subject
