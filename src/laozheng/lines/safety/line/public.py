"""What anybody files online with this line."""

from laozheng.interfaces.portal.complaint_forms import complaint_filing
from laozheng.kernel.cases.public import PublicFiling
from laozheng.lines.safety.rules.codes.supervision import COMPLAINT_SUBJECTS

FILINGS = (
    PublicFiling(
        code="complaint",
        label="危險工地及工作場所申訴",
        lead="看見沒有護欄、感電、侷限空間等危險，可附照片，可匿名。",
        asker="anybody",
        kind="complaint",
        step="receive",
        form=complaint_filing(COMPLAINT_SUBJECTS),
        after="勞動檢查處審查後決定是否派員檢查，並於期限內回復具名的申訴人。",
        urgent="有人正處於立即危險或已受傷時，請先撥打119。",
    ),
)
