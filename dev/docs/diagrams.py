"""The course of a case as a state diagram, in the language of Mermaid."""

from collections.abc import Iterator

from laozheng.kernel.cases.declare import PREVIOUS, CaseKind

START_OR_END = "[*]"


def state_diagram(kind: CaseKind) -> str:
    """States with the steps that lead from one to another.

    Steps that keep the state, and those that go back to whatever it was before, are not drawn.
    """
    lines = ["```mermaid", "stateDiagram-v2"]
    lines += [f"    {state.code} : {state.label}" for state in kind.states]
    labels: dict[tuple[str, str], list[str]] = {}
    for source, target, label in _moves(kind):
        labels.setdefault((source, target), []).append(label)
    lines += [
        f"    {source} --> {target} : {'／'.join(steps)}"
        for (source, target), steps in labels.items()
    ]
    lines += [f"    {state.code} --> {START_OR_END}" for state in kind.states if state.final]
    return "\n".join([*lines, "```"])


def _moves(kind: CaseKind) -> Iterator[tuple[str, str, str]]:
    for step in kind.transitions:
        if step.target in (None, PREVIOUS):
            continue
        for source in step.source or (START_OR_END,):
            yield source, str(step.target), step.label
