"""An unsafe site told by its point on the map: kept, shown to the officer, never to the public."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from laozheng.interfaces.portal.tests.filers import Filer
from laozheng.kernel.cases.catalogue import kind_of
from laozheng.kernel.cases.models import Case
from laozheng.kernel.inspections.models import Complaint

SITE = {
    "district": "64000090",
    "employer_name": "範例營造股份有限公司",
    "point": "22.627300, 120.301400",
    "subjects": ["fall"],
    "facts": "三樓開口沒有護欄",
    "identity": "anonymous",
}


@pytest.fixture(autouse=True)
def _on_the_day(today) -> None:
    today(date(2025, 3, 3))


@pytest.fixture
def filer(world) -> Filer:
    """Somebody without an account."""
    return Filer(Client())


def filed(filer: Filer, **more):
    subject = next(code for code, _label in subjects(filer))
    return filer.filed("safety", "complaint", {**SITE, "subjects": [subject], **more})


def subjects(filer: Filer):
    page = filer.browser.get("/portal/file/safety/complaint/")
    return page.context["form"].fields["subjects"].choices


def facts(case: Case) -> dict[str, object]:
    told = kind_of(case.kind).facts
    assert told is not None
    return {fact.label: fact.value for fact in told(case)}


def test_the_point_is_kept_and_shown_to_the_officer_as_plain_numbers(filer):
    case, _code = filed(filer)
    complaint = Complaint.objects.get(case=case)
    assert (complaint.latitude, complaint.longitude) == (Decimal("22.6273"), Decimal("120.3014"))
    assert facts(case)["座標"] == "22.627300, 120.301400"
    assert "附近的申訴" not in facts(case)


def test_an_address_alone_is_enough(filer):
    case, _code = filed(filer, point="", workplace="高雄市前鎮區測試路1號")
    assert Complaint.objects.get(case=case).point is None
    assert "座標" not in facts(case)


@pytest.mark.parametrize(
    ("apart", "told"),
    [("0.001", "500公尺內另有1件，最近約111公尺"), ("0.0044", "500公尺內另有1件，最近約489公尺"),
     ("0.0046", None)],
)  # fmt: skip
def test_complaints_of_the_same_site_are_seen_together_without_any_name(filer, apart, told):
    filed(filer)
    north = Decimal("22.6273") + Decimal(apart)
    case, _code = filed(filer, point=f"{north}, 120.301400")
    assert facts(case).get("附近的申訴") == told


def test_the_holder_of_the_code_is_not_told_the_point(filer):
    case, code = filed(filer)
    assert "22.627300" not in filer.follow(case.number, code).content.decode()


@pytest.mark.parametrize(
    ("point", "sentence"),
    [("測試路口", "看不懂這個座標"), ("120.3014, 22.6273", "先寫緯度、後寫經度")],
)
def test_a_point_that_cannot_be_is_refused_with_what_to_do(filer, point, sentence):
    page = filer.look("safety", "complaint", {**SITE, "point": point})
    assert page.status_code == 400
    assert sentence in " ".join(page.context["form"].errors["point"])


def test_the_last_look_shows_what_was_written(filer):
    subject = next(code for code, _label in subjects(filer))
    shown = filer.look("safety", "complaint", {**SITE, "subjects": [subject]}).content.decode()
    assert "22.627300, 120.301400" in shown
