"""Colors of the tokens reach the contrast of WCAG 2.1 AA in both themes, reckoned from the file."""

import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).parent.parent / "static" / "ui" / "tokens.css"
COLORS = {
    name: (light, dark)
    for name, light, dark in re.findall(
        r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", TOKENS.read_text(encoding="utf-8")
    )
}
GROUNDS = ("paper", "surface", "raised", "hover")
TEXT_PAIRS = [
    *((ink, ground) for ink in ("ink", "ink-soft", "accent") for ground in GROUNDS),
    *((tone, f"{tone}-soft") for tone in ("accent", "good", "warn", "bad", "paused")),
    *(("ink", f"{tone}-soft") for tone in ("accent", "good", "warn", "bad", "paused", "neutral")),
    *(
        ("ink-soft", f"{tone}-soft")
        for tone in ("accent", "good", "warn", "bad", "paused", "neutral")
    ),
    *((tone, "surface") for tone in ("good", "warn", "bad", "paused", "danger")),
    ("ink-soft", "sunken"),
    ("on-accent", "accent"),
    ("on-accent", "accent-hover"),
    ("on-danger", "danger"),
    ("on-danger", "danger-hover"),
    ("surface", "bad"),
]
SHAPE_PAIRS = [
    *(("line-strong", ground) for ground in ("paper", "surface", "raised")),
    *((f"series-{number}", "surface") for number in range(1, 5)),
    ("accent", "neutral-soft"),
]


def _luminance(color: str) -> float:
    channels = (int(color[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(first: str, second: str) -> float:
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_reckoning_of_contrast_agrees_with_the_known_extreme():
    assert _contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_has_a_contrast_of_at_least_four_and_a_half(ink, ground, theme):
    assert _contrast(COLORS[ink][theme], COLORS[ground][theme]) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("shape", "ground"), SHAPE_PAIRS)
def test_controls_and_drawings_have_a_contrast_of_at_least_three(shape, ground, theme):
    assert _contrast(COLORS[shape][theme], COLORS[ground][theme]) >= 3


def test_colors_are_named_in_the_tokens_only():
    sheets = [
        sheet
        for sheet in TOKENS.parent.glob("*.css")
        if sheet.name not in ("tokens.css", "print.css")
    ]
    named = {sheet.name: re.findall(r"#[0-9a-fA-F]{3,8}\b", sheet.read_text()) for sheet in sheets}
    assert {name: colors for name, colors in named.items() if colors} == {}
