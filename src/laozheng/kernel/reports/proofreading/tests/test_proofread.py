"""The whole way from a text to its report, and the period that a text is about."""

from datetime import date
from decimal import Decimal

import pytest

from laozheng.kernel.reports.proofreading import proofread as module
from laozheng.kernel.reports.proofreading.findings import Finding
from laozheng.kernel.reports.proofreading.proofread import period_of, proofread
from laozheng.kernel.reports.proofreading.report import plain_number
from laozheng.kernel.reports.proofreading.tests.binding_cases import (
    AS_OF,
    YEAR,
    Garden,
    found,
    written,
)

KEYS = {
    "line", "column", "text", "value", "unit", "kind", "measure", "dims", "period", "confidence",
    "verdict", "reason",
}  # fmt: skip
TODAY = date(2025, 6, 1)


def test_the_report_has_exactly_the_promised_shape(monkeypatch):
    text = written("113年度開放菜園參觀，共計1,250人次。")
    figure = found(text, "1,250人次", "1250", "person_times")
    year = Finding(1, 1, "113年度", Decimal(113), "", "", "period")
    monkeypatch.setattr(module, "scan", lambda source: (year, figure))
    report = proofread(text, period=YEAR, facts=Garden(), as_of=AS_OF)
    told = report.as_dict()
    assert set(told) == {"figures", "checks"}
    assert all(set(one) == KEYS for one in told["figures"])
    assert [one["verdict"] for one in told["figures"]] == [None, "differs"]
    wrong = told["figures"][1]
    assert (wrong["measure"], wrong["period"], wrong["value"]) == ("garden.visits", "113", 1250)
    assert 0.5 < wrong["confidence"] <= 1
    assert not report.is_clean and report.counts["differs"] == 1


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (["範例局113年度成果報告", "112年辦理3場，113年辦理5場。"], "113"),
        (["成果", "111年3場；112年5場；112年底共8場。"], "112"),
        (["範例局工作報告", "109年1月至6月辦理3場。", "109年上半年另有2場。"], "109H1"),
        (["111年下半年辦理3場"], "111H2"),
        (["永續報告", "2023 年用電較 2022 年減少，2023 年底完成。"], "112"),
        (["沒有年份"], "113"),
        (["預計於120年完成", "113年動工"], "113"),
    ],
)
def test_the_period_is_read_from_the_text(lines, code):
    assert period_of(written(*lines), TODAY).code == code


def test_numbers_in_json_are_whole_where_they_are_whole():
    assert plain_number(Decimal("90.0")) == 90 and isinstance(plain_number(Decimal("90.0")), int)
    assert plain_number(Decimal("69.93")) == 69.93
    assert plain_number(None) is None
