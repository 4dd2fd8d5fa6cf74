"""The living style page: samples of every component, rendered from the usage that it shows."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.template import Context, Template
from django.template.loader import get_template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from laozheng.interfaces.ui.style.catalogue import GROUPS, Sample
from laozheng.interfaces.ui.style.context import sample_context

PANES = ("light", "dark")


@dataclass(frozen=True)
class Shown:
    """One sample as rendered in each pane (theme, HTML), with the usage that made it."""

    sample: Sample
    usage: str
    panes: tuple[tuple[str, SafeString], ...]


def sections(request: HttpRequest) -> list[tuple[str, list[Shown]]]:
    """All samples by group, in the order of the catalogue."""
    pane_labels = {"light": _("淺色"), "dark": _("深色")}
    contexts = {pane: sample_context(pane, pane_labels[pane]) for pane in PANES}
    return [
        (str(group.label), [_show(sample, contexts, request) for sample in group.samples])
        for group in GROUPS
    ]


def _show(sample: Sample, contexts: dict[str, dict[str, Any]], request: HttpRequest) -> Shown:
    # Rendered without context processors: sixty samples need the shell once, around them.
    template: Template = get_template(f"ui/samples/{sample.name}.html").template  # type: ignore[attr-defined]
    return Shown(
        sample=sample,
        usage=template.source.strip(),
        panes=tuple(
            (pane, template.render(Context({**contexts[pane], "request": request})))
            for pane in PANES
        ),
    )
