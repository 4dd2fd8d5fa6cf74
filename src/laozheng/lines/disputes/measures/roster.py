"""The measures of the roster: mediators in office, and those evaluated."""

from laozheng.kernel.measures.declare import Measure

ROSTER_MEASURES = (
    Measure(
        code="disputes.mediators",
        label="在冊調解人",
        unit="persons",
        fact="disputes_roster",
        date="active_from",
        until="active_to",
        kind="stock",
        aggregate="distinct",
        value="mediator",
        dims=("channel",),
        breakdowns=(("channel",),),
    ),
    Measure(
        code="disputes.mediators_evaluated",
        label="已評量調解人",
        unit="persons",
        fact="disputes_evaluations",
        date="evaluated_on",
        aggregate="distinct",
        value="mediator",
        dims=("channel",),
        breakdowns=(("channel",),),
    ),
)
