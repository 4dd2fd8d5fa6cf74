"""Folding width and blanks."""

import pytest

from laozheng.base.text import fold, squeeze


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("　ＡＢＣ　１２３ ", "ABC 123"),
        ("（測試）", "(測試)"),
        ("臺北", "臺北"),
        ("台北", "台北"),
        ("", ""),
    ],
)
def test_width_is_folded_and_variants_of_characters_are_not(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_squeezing_removes_every_blank() -> None:
    assert squeeze(" 範例\t企業　有限\n公司 ") == "範例企業有限公司"
