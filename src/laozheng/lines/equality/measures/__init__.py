"""The line's figures: complaints, fines, what employers did and told, what was promoted."""

from laozheng.lines.equality.measures.complaints import COMPLAINTS
from laozheng.lines.equality.measures.employers import EMPLOYERS
from laozheng.lines.equality.measures.facts import FACTS
from laozheng.lines.equality.measures.penalties import PENALTIES
from laozheng.lines.equality.measures.promotion import PROMOTION

MEASURES = (*COMPLAINTS, *PENALTIES, *EMPLOYERS, *PROMOTION)

__all__ = ["FACTS", "MEASURES"]
