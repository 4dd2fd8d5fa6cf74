"""Figures of orders to stop work: how many, how many still stand, at how many visits."""

from laozheng.kernel.measures.declare import Measure

STANDING = {"standing": ("standing",)}

ORDERS = (
    Measure(
        code="safety.work_stoppages",
        label="停工件次",
        unit="cases",
        fact="safety_stop_work",
        date="ordered_on",
        where=STANDING,
        dims=("scope", "ground", "division", "month", "firm"),
        breakdowns=(("scope",), ("ground",), ("division",), ("month",)),
        note="停工通知；每一事業單位及場所為一件次，已撤銷者不計。",
    ),
    Measure(
        code="safety.work_stoppage_sites",
        label="停工場次",
        unit="sessions",
        fact="safety_stop_work",
        date="ordered_on",
        where=STANDING,
        aggregate="distinct",
        value="visit",
        dims=("month",),
        note="有停工通知的檢查場次；一場次有數件停工者計一次。",
    ),
    Measure(
        code="safety.stop_work_open",
        label="尚未復工件數",
        unit="cases",
        kind="stock",
        fact="safety_stop_work",
        date="ordered_on",
        until="resumed_on",
        dims=("scope", "ground"),
        breakdowns=(("scope",), ("ground",)),
    ),
)
