"""Figures of fines under the acts of this line, whichever unit issued them."""

from laozheng.kernel.measures.declare import Measure
from laozheng.lines.equality.measures.facts import SMALL

_FINES = {"kind": ("fine",), "standing": ("standing",)}
PENALTIES = (
    Measure(
        code="equality.penalty_cases",
        label="就業歧視及性平裁罰案件",
        unit="cases",
        fact="equality_penalties",
        date="disposed_on",
        where={"equal": ("yes",), **_FINES},
        dims=("law", "own_act", "own_article", "month"),
        breakdowns=(("law",), ("own_act",), ("own_article",)),
        suppress_below=SMALL,
        note=(
            "處分日在期間內、引用就業服務法第5條第1項或性別平等工作法、未經全部撤銷的罰鍰，"
            "不論由哪個單位裁處；不是申訴案件的一部分。"
        ),
    ),
    Measure(
        code="equality.false_ad_penalties",
        label="不實廣告裁罰",
        unit="cases",
        fact="equality_penalties",
        date="disposed_on",
        where={"false_ad": ("yes",), **_FINES},
        dims=("month",),
        note="引用就業服務法第5條第2項第1款、未經全部撤銷的罰鍰。",
    ),
)
