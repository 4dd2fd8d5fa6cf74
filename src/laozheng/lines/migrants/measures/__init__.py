"""The line's figures: visits and offenses, help to workers, agencies, what was promoted, pace."""

from laozheng.lines.migrants.measures.agencies import AGENCIES
from laozheng.lines.migrants.measures.facts import FACTS
from laozheng.lines.migrants.measures.helping import HELPING
from laozheng.lines.migrants.measures.pace import PACE
from laozheng.lines.migrants.measures.promotion import PROMOTION
from laozheng.lines.migrants.measures.visits import VISITS

MEASURES = (*VISITS, *HELPING, *AGENCIES, *PROMOTION, *PACE)

__all__ = ["FACTS", "MEASURES"]
