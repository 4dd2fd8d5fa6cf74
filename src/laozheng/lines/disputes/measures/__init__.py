"""The figures of the line: facts drawn from events, and the measures that stand on them."""

from laozheng.lines.disputes.measures.aid import AID_MEASURES
from laozheng.lines.disputes.measures.facts import FACTS
from laozheng.lines.disputes.measures.mediation import MEDIATION_MEASURES
from laozheng.lines.disputes.measures.roster import ROSTER_MEASURES

MEASURES = (*MEDIATION_MEASURES, *AID_MEASURES, *ROSTER_MEASURES)

__all__ = ["FACTS", "MEASURES"]
