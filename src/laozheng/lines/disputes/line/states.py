"""The states of a mediation, and the groups of them that steps start from."""

from laozheng.kernel.cases.declare import State

OPEN_BEFORE_MEDIATION = ("received", "correcting", "accepted", "assigned", "selecting", "formed")
OPEN = ("submitted", *OPEN_BEFORE_MEDIATION, "mediating")
CLOSED = ("settled", "not_settled", "withdrawn", "outside_jurisdiction", "not_accepted")
MEDIATED = ("settled", "not_settled")
IN_CHARGE = ("assigned", "formed", "mediating")
CONDUCTS = ("mediator", "officer")

STATES = (
    State("submitted", "線上送件待確認"),
    State("received", "已收件"),
    State("correcting", "補正中"),
    State("accepted", "已受理"),
    State("assigned", "已指派"),
    State("selecting", "選定委員"),
    State("formed", "委員會已組成"),
    State("mediating", "調解中"),
    State("settled", "調解成立", final=True),
    State("not_settled", "調解不成立", final=True),
    State("withdrawn", "撤回", final=True),
    State("outside_jurisdiction", "非轄區移送", final=True),
    State("not_accepted", "不受理", final=True),
)
