"""The line's figures: visits, fines, orders, accidents, prevention, what was promoted, pace."""

from laozheng.lines.safety.measures.accidents import ACCIDENTS
from laozheng.lines.safety.measures.facts import FACTS
from laozheng.lines.safety.measures.orders import ORDERS
from laozheng.lines.safety.measures.pace import PACE
from laozheng.lines.safety.measures.penalties import PENALTIES
from laozheng.lines.safety.measures.prevention import PREVENTION
from laozheng.lines.safety.measures.promotion import PROMOTION
from laozheng.lines.safety.measures.visits import VISITS

MEASURES = (*VISITS, *PENALTIES, *ORDERS, *ACCIDENTS, *PREVENTION, *PROMOTION, *PACE)

__all__ = ["FACTS", "MEASURES"]
