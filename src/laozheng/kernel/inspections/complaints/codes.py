"""How a complaint is decided and what comes of it."""

from collections.abc import Mapping

DECISIONS: Mapping[str, str] = {"inspect": "派檢", "transfer": "移轉", "refuse": "不受理"}
OUTCOMES: Mapping[str, str] = {
    "substantiated": "成立",
    "partly": "部分成立",
    "unsubstantiated": "不成立",
    "no_jurisdiction": "無管轄權",
    "withdrawn": "撤回",
}
