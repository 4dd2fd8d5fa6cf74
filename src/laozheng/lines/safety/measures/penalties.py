"""Figures of dispositions: fines by act, article and division, what they amount to."""

from laozheng.kernel.measures.declare import Measure

_STANDING = {"standing": ("standing",)}
_FINES = {"kind": ("fine",), "osh": ("yes",), **_STANDING}

PENALTIES = (
    Measure(
        code="safety.dispositions",
        label="裁處件數",
        unit="cases",
        fact="safety_dispositions",
        date="disposed_on",
        where=_STANDING,
        dims=("line", "act", "kind", "month", "firm"),
        breakdowns=(("line",), ("act",), ("kind",), ("month",)),
        note="本市所有裁處，不論所屬業務是否啟用；已全部撤銷者不計；引用兩種以上法律者列為 mixed。",
    ),
    Measure(
        code="safety.osh_fines",
        label="罰鍰處分件次",
        unit="cases",
        fact="safety_dispositions",
        date="disposed_on",
        where=_FINES,
        dims=("act", "article", "division", "month", "firm"),
        breakdowns=(("act",), ("article",), ("division",), ("month",)),
        sdg=("8.8",),
        note="處分日在期間內、引用職業安全衛生法或勞動檢查法、未經全部撤銷的罰鍰；一件處分計一次；"
        "引用數條者 article 為 mixed。",
    ),
    Measure(
        code="safety.osh_fine_amount",
        label="職業安全衛生罰鍰金額",
        unit="twd",
        fact="safety_dispositions",
        date="disposed_on",
        where=_FINES,
        aggregate="sum",
        value="amount_twd",
        dims=("act", "month", "firm"),
        breakdowns=(("act",),),
        note="部分撤銷者以撤銷後金額計；公布清單未載金額者不計入。",
    ),
    Measure(
        code="safety.violations",
        label="裁處違反條文次數",
        unit="cases",
        fact="safety_violations",
        date="disposed_on",
        where=_STANDING,
        dims=("act", "article", "kind", "month", "firm"),
        breakdowns=(("act",), ("act", "article"), ("month",), ("act", "month")),
        note="一件處分引用同一條的數項、數款計一次，引用幾條計幾次；無法判讀者列為 unreadable。",
    ),
)
