"""A Reckoning can be stored and read back without loss."""

import json
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laozheng.base.moments import TAIPEI
from laozheng.kernel.law.parameters import DatedValue
from laozheng.kernel.law.reckoning import Reckoning, Step

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.text()
    | st.decimals(allow_nan=False)
    | st.fractions()
    | st.dates()
    | st.datetimes(timezones=st.just(TAIPEI), min_value=datetime(1990, 1, 1))  # noqa: DTZ001
)
RESULTS = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner)
        | st.lists(inner).map(tuple)
        | st.dictionaries(st.text() | st.just("$"), inner)
    ),
    max_leaves=10,
)


def _value(name: str, value: Any, status: str) -> DatedValue:
    return DatedValue(
        name,
        "測試",
        "twd",
        value,
        date(2024, 1, 1),
        "測試法第1條",
        status,
        "city",
        date(2025, 1, 1),
    )


def _reckoning(result: Any, *values: DatedValue) -> Reckoning:
    return Reckoning(
        result=result,
        steps=(Step("甲", "測試法第1條"), Step("乙")),
        citations=("測試法第1條",),
        values=values,
        rule="test.rule@2",
        starts_on=date(2024, 3, 26),
        due_on=date(2024, 3, 25),
        due_at=datetime(2024, 3, 25, 12, tzinfo=TAIPEI),
    )


@given(RESULTS)
@pytest.mark.slow
def test_what_is_written_reads_back_the_same(result: Any) -> None:
    reckoning = _reckoning(result, _value("test.table", {"min": 1, "share": Decimal("0.5")}, "C"))
    stored = json.loads(json.dumps(reckoning.to_dict()))
    again = Reckoning.from_dict(stored)
    assert again == reckoning
    assert type(again.result) is type(result)


def test_unconfirmed_values_are_named_once() -> None:
    doubtful = _value("test.a", 1, "U")
    reckoning = _reckoning(
        1, doubtful, _value("test.b", 2, "C"), doubtful, _value("test.c", 3, "P")
    )
    assert reckoning.unconfirmed == ("test.a",)


@pytest.mark.parametrize("result", [0.5, object(), {1: "a"}, {"a"}])
def test_what_could_not_be_read_back_is_refused_at_once(result: object) -> None:
    with pytest.raises(TypeError, match="cannot keep"):
        _reckoning(result).to_dict()
