"""The letters of the line: receipts of notices, invitations to a verification."""

from pathlib import Path

from laozheng.kernel.documents.declare import LetterTemplate

FOLDER = Path(__file__).parent.parent / "letters"

RECEIPT = LetterTemplate(
    code="migrants.receipt",
    label="通報證明書",
    line="migrants",
    version=1,
    body=FOLDER / "receipt.txt",
    required={"case_no": "案號", "received_on": "收件日", "employer": "雇主", "type": "通報別"},
)
INVITATION = LetterTemplate(
    code="migrants.invitation",
    label="解約驗證通知",
    line="migrants",
    version=1,
    body=FOLDER / "invitation.txt",
    required={"case_no": "案號", "appointment_on": "驗證日"},
    optional={"interpreter": "通譯"},
)
LETTERS = (RECEIPT, INVITATION)
