"""The line's figures: visits, fines and articles, filings, what was promoted, pace."""

from laozheng.lines.standards.measures.facts import FACTS
from laozheng.lines.standards.measures.filings import FILINGS
from laozheng.lines.standards.measures.pace import PACE
from laozheng.lines.standards.measures.penalties import PENALTIES
from laozheng.lines.standards.measures.promotion import PROMOTION
from laozheng.lines.standards.measures.visits import VISITS

MEASURES = (*VISITS, *PENALTIES, *FILINGS, *PROMOTION, *PACE)

__all__ = ["FACTS", "MEASURES"]
