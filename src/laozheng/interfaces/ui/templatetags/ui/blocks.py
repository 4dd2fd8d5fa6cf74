"""Blocks of a page: head, panels, facts, callouts, tabs, actions and tiles."""

from collections.abc import Sequence
from typing import Any

from django.template import Library
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from laozheng.interfaces.ui.elements import Action, Fact, Link, Tab, Text, Tile, as_facts
from laozheng.interfaces.ui.markup.cells import MONEY_CELLS, render_cell
from laozheng.interfaces.ui.markup.values import icon as icon_of

register = Library()

BUTTON_KINDS = ("primary", "secondary", "quiet", "danger")
CALLOUT_ICONS = {"accent": "note", "good": "check", "warn": "alert", "bad": "alert"}


@register.inclusion_tag("ui/components/button.html")
def button(
    label: str,
    url: str = "",
    kind: str = "secondary",
    icon: str = "",
    name: str = "",
    value: str = "",
    reason: str = "",
    shortcut: str = "",
    form: str = "",
    type: str = "submit",
) -> dict[str, Any]:
    """A link that looks like a button (with ``url``) or a button of a form.

    ``reason`` blocks it and says why in words. ``form`` is the id of a form elsewhere.
    """
    if kind not in BUTTON_KINDS:
        raise ValueError(f"unknown kind of button {kind!r}; known: {', '.join(BUTTON_KINDS)}")
    return {
        "label": label,
        "url": url,
        "kind": kind,
        "icon": icon,
        "name": name,
        "value": value,
        "reason": reason,
        "shortcut": shortcut,
        "form": form,
        "type": type,
    }


@register.inclusion_tag("ui/components/actions.html")
def actions(items: Sequence[Action], label: str = "") -> dict[str, Any]:
    """What may happen next; blocked actions stand last, each with its reason."""
    return {
        "allowed": [item for item in items if not item.reason],
        "blocked": [item for item in items if item.reason],
        "label": label,
    }


@register.simple_block_tag
def page_head(content: str, title: str, lead: str = "", level: int = 1) -> SafeString:
    """The head of a page: its heading, one line about it, and actions as the content."""
    return format_html(
        '<header class="page-head"><div><{0} class="page-name">{1}</{0}>{2}</div>{3}</header>',
        f"h{level}",
        title,
        format_html('<div class="page-lead">{}</div>', lead) if lead else "",
        format_html('<div class="page-actions">{}</div>', content) if content.strip() else "",
    )


@register.simple_block_tag
def panel(
    content: str,
    title: str,
    id: str = "",
    level: int = 2,
    count: int | None = None,
    url: str = "",
    url_label: str = "",
    flush: bool = False,
) -> SafeString:
    """A section with a heading; ``url`` adds a link at its end, ``flush`` drops the padding."""
    return SafeString(
        render_to_string(
            "ui/components/panel.html",
            {
                "content": content,
                "title": title,
                "id": id,
                "heading": f"h{level}",
                "count": count,
                "url": url,
                "url_label": url_label,
                "flush": flush,
            },
        )
    )


@register.simple_block_tag
def toolbar(content: str, label: str) -> SafeString:
    """Controls that belong together, in a row that wraps."""
    return format_html('<div class="toolbar" role="group" aria-label="{}">{}</div>', label, content)


@register.simple_block_tag
def callout(content: str, tone: str = "accent", title: str = "") -> SafeString:
    """A notice inside the page: accent, good, warn or bad."""
    return format_html(
        '<div class="callout callout-{}">{}<div class="callout-body">{}{}</div></div>',
        tone,
        icon_of(CALLOUT_ICONS[tone]),
        format_html('<p class="callout-title">{}</p>', title) if title else "",
        content,
    )


@register.simple_block_tag
def disclosure(content: str, summary: str, is_open: bool = False) -> SafeString:
    """Something that opens on demand, without script."""
    return format_html(
        '<details class="disclosure"{}><summary>{}</summary>'
        '<div class="disclosure-body">{}</div></details>',
        SafeString(" open") if is_open else "",
        summary,
        content,
    )


@register.inclusion_tag("ui/components/facts.html", takes_context=True)
def facts(
    context: Any, rows: Sequence[Fact | tuple[Text, Any]], columns: int = 2, label: str = ""
) -> dict[str, Any]:
    """Facts as a definition list in 1, 2 or 3 columns; rows are ``Fact`` or (label, value)."""
    day = context.get("day")
    return {
        "rows": [
            {
                "fact": fact,
                "shown": render_cell(fact.cell, fact.value, day=day, unit=_unit_of(fact)),
            }
            for fact in as_facts(rows)
        ],
        "columns": columns,
        "label": label,
    }


def _unit_of(fact: Fact) -> Text:
    """Tables name the unit of amounts in the head of the column, facts have only the value."""
    return fact.unit or (_("元") if fact.cell in MONEY_CELLS else "")


@register.inclusion_tag("ui/components/tabs.html")
def tabs(items: Sequence[Tab], label: str) -> dict[str, Any]:
    """Links between views of one subject; ``label`` names the set."""
    return {"items": items, "label": label}


@register.inclusion_tag("ui/components/breadcrumbs.html")
def breadcrumbs(items: Sequence[Link | tuple[Text, str]]) -> dict[str, Any]:
    """The way to this page; the last item is the page itself and needs no url."""
    return {"items": [item if isinstance(item, Link) else Link(*item) for item in items]}


@register.inclusion_tag("ui/components/tiles.html")
def tiles(items: Sequence[Tile], label: str = "") -> dict[str, Any]:
    """Numbers that lead to their lists."""
    return {"items": items, "label": label}


@register.inclusion_tag("ui/components/empty_state.html")
def empty_state(title: str, text: str = "", url: str = "", url_label: str = "") -> dict[str, Any]:
    """What to say where nothing is: a fact, and what can be done."""
    return {"title": title, "text": text, "url": url, "url_label": url_label}
