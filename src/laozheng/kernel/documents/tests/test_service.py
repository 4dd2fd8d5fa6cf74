"""Service starts clocks: on which day, why, and only once."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from laozheng.kernel.documents.actions import complete_service, record_failed_try, serve
from laozheng.kernel.documents.queries import services_of
from laozheng.kernel.documents.rules import effective_day
from laozheng.kernel.documents.tests.conftest import DAY, EMPLOYER, WORKER
from laozheng.kernel.law.calendar import office_calendar
from laozheng.kernel.law.parameters import national_law
from laozheng.kernel.law.reckoning import Reckoning
from laozheng.kernel.law.testing import case_id, check, rule_cases


def effective_of(method, on, abroad=False, overlay=None):
    law = national_law().supposing(overlay or {})
    return effective_day(method, on, law, office_calendar(), abroad=abroad)


@pytest.mark.parametrize(("file", "case"), rule_cases(__file__), ids=case_id)
def test_the_day_on_which_service_takes_effect(file, case):
    check(case, {"documents.effective_day": effective_of})


def test_a_service_keeps_its_day_and_its_reckoning(letter, clerk):
    service = serve(letter, WORKER, "public_notice", on=date(2024, 3, 8), actor=clerk)
    service.refresh_from_db()
    assert service.effective_on == date(2024, 3, 28)
    assert isinstance(service.reckoned, Reckoning)
    assert service.reckoned == effective_of("public_notice", date(2024, 3, 8))
    assert service.to == WORKER
    assert list(services_of("case:7")) == [service]


def test_a_letter_under_way_is_served_later_by_another_method(letter, clerk):
    service = serve(letter, EMPLOYER, "post", sent_on=DAY, actor=clerk)
    assert (service.served_on, service.effective_on, service.reckoned) == (None, None, None)
    record_failed_try(service, on=date(2024, 3, 7), reason="招領逾期", actor=clerk)
    service = complete_service(service, "deposit", on=date(2024, 3, 11), actor=clerk)
    assert service.failed_tries == [{"on": "2024-03-07", "reason": "招領逾期"}]
    assert (service.method, service.effective_on) == ("deposit", date(2024, 3, 11))
    with pytest.raises(ValidationError, match="送達日不再變更"):
        complete_service(service, "handed", on=date(2024, 3, 12), actor=clerk)


def test_a_draft_is_not_served_and_no_letter_arrives_before_it_was_issued(draft, letter, clerk):
    draft.issued_on = None
    with pytest.raises(ValidationError, match="尚未發文"):
        serve(draft, WORKER, "handed", on=DAY, actor=clerk)
    with pytest.raises(ValidationError, match="早於發文日113年3月5日"):
        serve(letter, WORKER, "handed", on=date(2024, 3, 4), actor=clerk)


@pytest.mark.django_db
def test_an_imported_disposition_is_served_without_a_letter_of_ours(clerk):
    service = serve(None, EMPLOYER, "post", on=DAY, subject_ref="disposition:3", actor=clerk)
    assert list(services_of("disposition:3")) == [service]
    with pytest.raises(ValueError, match="subject_ref"):
        serve(None, EMPLOYER, "post", on=DAY, actor=clerk)
