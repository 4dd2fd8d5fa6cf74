"""The figures of the line: the fact of applications, and the measure that counts them."""

from laozheng.kernel.measures.declare import Fact, FactColumn, Measure
from laozheng.lines.linename.queries import KIND, application_versions

APPLICATIONS_FACT = Fact(
    name="linename_applications",
    label="範例業務申請案",
    columns=(
        FactColumn("received_on", "date"),
        FactColumn("intake", "code"),
        FactColumn("outcome", "code"),
    ),
    versions=application_versions,
    partition="received_on",
    case_kinds=(KIND,),
)

APPLICATIONS = Measure(
    code="linename.applications",
    label="範例業務申請件數",
    unit="cases",
    fact=APPLICATIONS_FACT.name,
    date="received_on",
    dims=("intake", "outcome"),
    breakdowns=(("intake",), ("outcome",)),
    note="以收件日計；結果為截至統計日的狀態",
)

FACTS = (APPLICATIONS_FACT,)
MEASURES = (APPLICATIONS,)
