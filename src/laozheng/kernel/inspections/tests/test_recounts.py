"""Any history of dispositions against a recount in plain Python, day by day and one by one."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from laozheng.base.periods import Period
from laozheng.kernel.inspections.penalties import (
    Coverage,
    PenaltyRow,
    penalty_range,
    penalty_rows,
    range_on,
)
from laozheng.kernel.inspections.penalties.unity import Breach, act_unity
from laozheng.kernel.inspections.rules import (
    PARAMETERS_FILE,
    Change,
    Fine,
    net,
    net_count,
    publication_fields,
    raises_count,
    repeat_count,
)
from laozheng.kernel.law.citations import Citation, acts
from laozheng.kernel.law.parameters import NATIONAL_FILE, Law

LAW = Law.load([NATIONAL_FILE, PARAMETERS_FILE])
YEAR = Period.parse("113")
ARTICLES = [Citation("lsa", 24), Citation("lsa", 24, 0, 1), Citation("lsa", 32, 0, 2),
            Citation("gender_equality", 21)]  # fmt: skip

days = st.dates(date(2023, 7, 1), date(2025, 6, 30))
cited = st.lists(st.sampled_from(ARTICLES), min_size=1, max_size=3, unique=True).map(tuple)


@st.composite
def changes(draw: st.DrawFn) -> Change:
    on = draw(days)
    known_on = on + timedelta(days=draw(st.integers(0, 60)))
    if draw(st.booleans()):
        return Change(on, known_on)
    return Change(on, known_on, False, draw(st.integers(1, 90_000)), draw(cited))


@st.composite
def histories(draw: st.DrawFn) -> list[Fine]:
    """Some dispositions, served or not, changed later or not."""
    return [
        Fine(
            f"第{number}號",
            draw(days),
            draw(cited),
            draw(st.integers(1, 90_000)),
            draw(st.none() | days),
            tuple(draw(st.lists(changes(), max_size=2, unique_by=lambda one: one.on))),
        )
        for number in range(draw(st.integers(0, 6)))
    ]


def left_of(fine: Fine, as_of: date) -> tuple[Citation, ...]:
    """The provisions that a disposition still punishes by what is known; none when revoked."""
    known = sorted((one for one in fine.changes if one.known_on <= as_of), key=lambda one: one.on)
    if any(one.full for one in known):
        return ()
    return known[-1].citations if known else fine.citations


def punishes(fine: Fine, citation: Citation, as_of: date) -> bool:
    return any(
        (one.act, one.article) == (citation.act, citation.article) for one in left_of(fine, as_of)
    )


def three_years_before(day: date) -> date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return date(day.year - 3, 2, 28) if is_leap_day else day.replace(year=day.year - 3)


@given(histories(), days)
def test_net_takes_each_disposition_of_the_period_once_unless_it_fell(
    fines: list[Fine], as_of: date
) -> None:
    of_year = [fine for fine in fines if fine.disposed_on.year == 2024]
    standing = [fine.ref for fine in of_year if left_of(fine, as_of)]
    assert [fine.ref for fine in net(fines, YEAR, as_of)] == standing
    for act in ("lsa", "gender_equality", "osh"):
        naive = sum(any(one.act == act for one in left_of(fine, as_of)) for fine in of_year)
        assert net_count(fines, YEAR, as_of, act) == naive


@given(histories(), st.sampled_from(ARTICLES), days, days)
def test_the_repeat_count_is_one_more_than_the_earlier_fines_that_stand(
    fines: list[Fine], citation: Citation, acted_on: date, as_of: date
) -> None:
    first = three_years_before(acted_on)
    earlier = [
        fine
        for fine in fines
        if fine.served_on is not None
        and first <= fine.served_on < acted_on
        and punishes(fine, citation, as_of)
    ]
    counted = repeat_count(fines, citation, acted_on, as_of, LAW)
    assert counted.result == 1 + len(earlier)
    assert repeat_count(fines[::-1], citation, acted_on, as_of, LAW) == counted
    raising = [fine for fine in fines if raises_count(fine, citation, acted_on, as_of, LAW)]
    assert raising == earlier
    said = " ".join(step.text for step in counted.steps)
    assert all(fine.ref in said for fine in earlier)


@given(histories(), st.sampled_from(ARTICLES), days, st.integers(0, 200), days)
def test_service_cuts_a_breach_to_the_days_that_nobody_has_punished(
    fines: list[Fine], citation: Citation, acted_from: date, length: int, as_of: date
) -> None:
    acted_to = acted_from + timedelta(days=length)
    cuts = [fine.served_on for fine in fines if fine.served_on and punishes(fine, citation, as_of)]
    open_days = [
        day
        for day in (acted_from + timedelta(days=passed) for passed in range(length + 1))
        if all(day >= served_on for served_on in cuts)
    ]
    result = act_unity(Breach(citation, acted_from, acted_to), fines, as_of).result
    assert (result["punished_by"] == "") is bool(open_days)
    span = (open_days[0], open_days[-1]) if open_days else (None, None)
    assert (result["acted_from"], result["acted_to"]) == span
    # What goes on is cut at the last service and stays open at its end.
    ongoing = act_unity(Breach(citation, acted_from), fines, as_of).result
    assert ongoing == {"punished_by": "", "acted_from": max([acted_from, *cuts]), "acted_to": None}


@given(
    st.sampled_from(sorted(acts())),
    st.dates(date(2009, 1, 1), date(2027, 1, 1)),
    st.integers(0, 900),
)
def test_a_later_decision_never_shows_less_on_the_list(act: str, day: date, later: int) -> None:
    citation = Citation(act, 5, 0, 1)
    before = publication_fields(citation, day, LAW)
    after = publication_fields(citation, day + timedelta(days=later), LAW)
    assert set(before or ()) <= set(after or ())
    assert before is None or before[:2] == ("name", "responsible_person")
    if act == "lsa":
        assert (before is None) is (day < date(2011, 7, 1))
        assert ("amount" in (before or ())) is (day >= date(2020, 6, 12))


@given(
    st.sampled_from(penalty_rows()).flatmap(
        lambda row: st.tuples(st.just(row), st.sampled_from(row.provisions))
    ),
    st.dates(date(2011, 7, 1), date(2026, 12, 31)),
    st.integers(0, 1100),
)
def test_the_range_is_the_lightest_in_force_between_act_and_decision(
    found: tuple[PenaltyRow, Coverage], acted_on: date, length: int
) -> None:
    row, provision = found
    citation = Citation(
        row.act,
        provision.article,
        provision.suffix,
        min(provision.paragraphs, default=0),
        tuple(sorted(provision.subparagraphs)[:1]),
    )
    decided_on = acted_on + timedelta(days=length)
    conditions = (row.condition,) if row.condition else ()
    daily = [
        range_on(citation, acted_on + timedelta(days=passed), conditions)
        for passed in range(length + 1)
    ]
    reckoned = penalty_range(citation, acted_on, decided_on, conditions)
    if daily[0] is None or daily[-1] is None:
        assert reckoned is None
        return
    lightest = min((one.max_twd, one.min_twd, one.ceiling_twd) for one in daily if one)
    assert reckoned is not None
    chosen = reckoned.result
    assert (chosen["max_twd"], chosen["min_twd"], chosen["ceiling_twd"]) == lightest
