"""The figures of the line."""

from laozheng.lines.migrants.measures.agencies import AGENCY_MEASURES
from laozheng.lines.migrants.measures.facts import FACTS
from laozheng.lines.migrants.measures.helping import HELPING_MEASURES
from laozheng.lines.migrants.measures.pace import PACE_MEASURES
from laozheng.lines.migrants.measures.promotion import PROMOTION_MEASURES
from laozheng.lines.migrants.measures.visits import VISIT_MEASURES

MEASURES = (
    *VISIT_MEASURES,
    *HELPING_MEASURES,
    *AGENCY_MEASURES,
    *PROMOTION_MEASURES,
    *PACE_MEASURES,
)

__all__ = ["FACTS", "MEASURES"]
