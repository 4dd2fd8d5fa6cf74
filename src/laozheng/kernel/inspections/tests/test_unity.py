"""What lies before the service of a disposition is punished already; what follows is a new act."""

from datetime import date

import pytest

from laozheng.kernel.inspections.penalties.unity import Breach, act_unity
from laozheng.kernel.inspections.rules import Change, Fine
from laozheng.kernel.law.citations import Citation

WAGES, HOURS = Citation("lsa", 24), Citation("lsa", 32, 0, 2)
SERVED = date(2024, 3, 8)
TODAY = date(2024, 12, 31)


def fine(**more) -> Fine:
    return Fine(
        "勞條字A1", date(2024, 3, 4), (Citation("lsa", 24, 0, 1),), served_on=SERVED, **more
    )


def left(acted_from, acted_to, *earlier, citation=WAGES):
    result = act_unity(Breach(citation, acted_from, acted_to), earlier, TODAY).result
    return result["punished_by"], result["acted_from"], result["acted_to"]


@pytest.mark.parametrize(
    ("acted_from", "acted_to", "expected"),
    [
        (date(2024, 2, 1), date(2024, 3, 7), ("勞條字A1", None, None)),
        (date(2024, 2, 1), SERVED, ("", SERVED, SERVED)),
        (SERVED, date(2024, 3, 9), ("", SERVED, date(2024, 3, 9))),
        (date(2024, 2, 1), date(2024, 4, 30), ("", SERVED, date(2024, 4, 30))),
        (date(2024, 2, 1), None, ("", SERVED, None)),
    ],
)
def test_service_cuts_the_act(acted_from, acted_to, expected):
    assert left(acted_from, acted_to, fine()) == expected


def test_another_article_is_another_act():
    span = date(2024, 2, 1), date(2024, 3, 1)
    assert left(*span, fine(), citation=HOURS) == ("", *span)


def test_a_disposition_that_was_revoked_or_not_yet_served_covers_nothing():
    span = date(2024, 2, 1), date(2024, 3, 1)
    revoked = fine(changes=(Change(date(2024, 6, 1), date(2024, 6, 1)),))
    unserved = Fine("勞條字A2", date(2024, 3, 4), (WAGES,))
    assert left(*span, revoked, unserved) == ("", *span)


def test_the_reckoning_names_the_document_and_the_day():
    reckoned = act_unity(Breach(WAGES, date(2024, 2, 1)), [fine()], TODAY)
    assert "勞條字A1於113年3月8日送達" in reckoned.steps[0].text
