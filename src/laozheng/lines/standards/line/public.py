"""What anybody files online with this line."""

from laozheng.interfaces.portal.complaint_forms import complaint_filing
from laozheng.kernel.cases.public import PublicFiling
from laozheng.lines.standards.rules.codes import SUBJECTS

FILINGS = (
    PublicFiling(
        code="complaint",
        label="勞動條件申訴檢舉",
        lead="工資、工時、休假、退休金等違反勞動法令的情形，可匿名或具名。",
        asker="worker",
        kind="complaint",
        step="receive",
        form=complaint_filing(SUBJECTS),
        after="本局依工作地點審查管轄，決定是否派員檢查，並於期限內回復具名的申訴人。",
    ),
)
