"""What the Labor Standards Act punishes as a crime: the prosecutor decides, no fine is imposed.

Source: 勞動基準法第75條至第77條.
"""

from collections.abc import Iterable
from datetime import date

from laozheng.base.numerals import plain
from laozheng.kernel.inspections.penalties import Coverage
from laozheng.kernel.law.citations import Citation
from laozheng.kernel.law.parameters import Law
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.law.trace import Trace

ACT = "lsa"


def crime_of(citations: Iterable[Citation], acted_on: date, law: Law) -> Reckoning | None:
    """The gravest crime among some violations of a day; None when none is one.

    The result has ``article``, the longest imprisonment in ``months`` and the most of the criminal
    fine in ``fine_twd``. Raises NotConfigured before the punishments are on file.
    """
    cited = [one for one in citations if one.act == ACT]
    if not cited:
        return None
    trace = Trace("standards.crime_of", law, acted_on)
    crimes = trace.dated("crimes")
    for crime in sorted(crimes.value, key=lambda crime: -crime["months"]):
        violated = [Coverage.read(notation) for notation in crime["violated"]]
        found = [one for one in cited if any(each.touches(one) for each in violated)]
        if found:
            cite = f"勞動基準法第{crime['article']}條"
            trace.say(
                f"違反{'、'.join(map(str, found))}為犯罪，最重{_span(crime['months'])}有期徒刑，"
                f"罰金最高{plain(crime['fine_twd'])}元。",
                cite,
            )
            punished = {name: crime[name] for name in ("article", "months", "fine_twd")}
            return trace.done(punished)
    return None


def _span(months: int) -> str:
    return f"{months // 12}年" if months % 12 == 0 else f"{months}個月"
