"""An act that still goes on is cut at the service of a disposition (spans: rules/acts.toml)."""

from datetime import date

from laozheng.kernel.inspections.penalties.unity import Breach, act_unity
from laozheng.kernel.inspections.rules import Fine
from laozheng.kernel.law.citations import Citation

WAGES = Citation("lsa", 24)
SERVED = date(2024, 3, 8)


def test_what_goes_on_is_cut_at_the_service_and_stays_open():
    fine = Fine("勞條字A1", date(2024, 3, 4), (Citation("lsa", 24, 0, 1),), served_on=SERVED)
    reckoned = act_unity(Breach(WAGES, date(2024, 2, 1)), [fine], date(2024, 12, 31))
    assert reckoned.result == {"punished_by": "", "acted_from": SERVED, "acted_to": None}
    assert "勞條字A1於113年3月8日送達" in reckoned.steps[0].text
