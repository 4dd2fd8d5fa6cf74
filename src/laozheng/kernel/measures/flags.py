"""What is noted of a published value besides the value itself, in words."""

from collections.abc import Mapping

FIGURE_FLAGS: Mapping[str, str] = {
    "implied": "由次年刊印的增減數推算",
    "contradicts": "與同一文件另一處刊印的值不同",
    "no_number": "刊印處沒有數字",
    "unit_differs": "刊印單位與指標的單位不同",
    "scope_unknown": "刊印文件未說明範圍",
    "mixed": "刊印值併計其他項目",
    "estimate": "粗估值",
    "target": "目標值",
    "suppressed": "為保護個人資料不公開",
}
