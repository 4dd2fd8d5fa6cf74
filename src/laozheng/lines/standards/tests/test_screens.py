"""The pages of the workspace as the line fills them: lists, cases, what an employer has open."""

from django.urls import reverse

from laozheng.kernel.cases.models import Case
from laozheng.lines.standards.line import BLOCKS
from laozheng.lines.standards.models import PensionReminder
from laozheng.lines.standards.tests.factories import OPERATOR, PENSION, REMINDER, VISIT


def test_imported_cases_are_listed_and_have_pages(brought, division, client):
    brought("labor_inspections", VISIT)
    brought("pension_reminders", REMINDER)
    brought("pension_cases", PENSION)
    client.force_login(
        division.people["officer"].user,
        backend="django.contrib.auth.backends.ModelBackend",
    )
    for case in Case.objects.all():
        code = case.kind.partition(".")[2]
        listed = client.get(reverse("workspace:kind", args=["standards", code]))
        assert case.number in listed.content.decode()
        page = client.get(reverse("workspace:case", args=[case.number]))
        assert "範例餐飲有限公司" in page.content.decode()
    employer = PensionReminder.objects.get().employer
    visits = next(block for block in BLOCKS if block.code == "visits")
    assert len(visits.rows(employer, OPERATOR)) == 1
