"""What anybody files online with this line, and what the one who filed may follow."""

from dataclasses import replace

from laozheng.kernel.cases.public import FILER, Addition, Following, PublicFiling
from laozheng.lines.equality.forms import public as forms
from laozheng.lines.equality.queries.advertisements import can_be_answered
from laozheng.lines.equality.queries.sealed import decided_by

OPEN = ("received", "correcting", "investigating", "council")
OF_COMPLAINT = Following(
    holder=FILER,
    label="申訴案件",
    states={
        "received": "已收件",
        "correcting": "待補正資料",
        "council": "審議中",
        "decided": "已審定",
        "closed": "已結案",
        "inadmissible": "已結案",
        "transferred": "已移由其他機關處理",
        "withdrawn": "已結案",
        "settled": "已結案",
    },
    deadlines=("decide",),
    additions=(
        Addition("more", "補充或補正資料", "請寫下要補充的內容，並可附上文件、照片或錄音。", OPEN),
    ),
)
# The reckoning of its term would name the act: of a sealed complaint only the day is told.
OF_SEALED_COMPLAINT = replace(OF_COMPLAINT, facts=decided_by, deadlines=())
OF_NOTICE = Following(
    holder=FILER,
    label="雇主通報",
    states={
        "notified": "已收到通報",
        "told": "已收到處理結果",
        "questioned": "請說明",
        "closed": "已結案",
    },
    deadlines=("employer_close",),
    additions=(
        Addition(
            "result",
            "處理結果通報",
            "請通報處理結果及採取的措施，不要寫出當事人姓名。",
            ("notified", "questioned"),
            step="tell_result",
            form=forms.NoticeResultFiling,
            deadline="employer_close",
        ),
        Addition(
            "extend",
            "延長處理期限",
            "必要時得延長一個月，並通知當事人；以一次為限。",
            ("notified",),
            step="extend",
            deadline="employer_close",
        ),
    ),
)
_OPEN_AD = ("received", "heard")
OF_ADVERTISEMENT = Following(
    holder=FILER,
    label="求職申訴",
    states={
        "received": "已收件，查證中",
        "heard": "已通知雇主陳述意見",
        "decided": "已認定",
        "closed": "已結案",
        "withdrawn": "已撤回",
        "transferred": "已移由其他機關處理",
    },
    deadlines=("reply",),
    owed=can_be_answered,
    additions=(
        Addition("more", "補充說明或畫面", "請寫下要補充的內容，並可附上廣告畫面。", _OPEN_AD),
        Addition(
            "withdraw", "撤回申訴", "撤回後本件結案；已查得的違法事項仍會依法處理。", _OPEN_AD,
            step="withdraw",
        ),
    ),
)  # fmt: skip
_AFTER = (
    "專責人員會用您留下的安全方式、在您指定的時段聯絡。"
    "我們不寄發電子郵件，也不會讓雇主知道您的聯絡方式。"
)
FILINGS = (
    PublicFiling(
        code="discrimination",
        label="就業歧視申訴",
        lead="招募、薪資、升遷或解僱時，因年齡、性別、身心障礙等受到不同待遇。",
        asker="worker",
        kind="discrimination",
        step="receive",
        form=forms.DiscriminationFiling,
        after=_AFTER,
        quick_exit=True,
    ),
    PublicFiling(
        code="gender",
        label="性別平等工作申訴",
        lead="因懷孕、性別或請假受到不利對待，或雇主不給育嬰、家庭照顧等假別。",
        asker="worker",
        kind="gender",
        step="receive",
        form=forms.GenderFiling,
        after=_AFTER,
        quick_exit=True,
    ),
    PublicFiling(
        code="harassment",
        label="工作場所性騷擾申訴",
        lead="行為人是最高負責人，或雇主未處理、您不服雇主的處理結果時，可向本局申訴。",
        asker="worker",
        kind="harassment",
        step="receive",
        form=forms.HarassmentFiling,
        after=_AFTER,
        urgent="有立即危險時，請先撥打110或113。",
        door="public_door",
        quick_exit=True,
    ),
    PublicFiling(
        code="advertisement",
        label="徵才廣告申訴",
        lead="廣告不實、限制性別或年齡、未寫明薪資，或求職時被要求證件、保證金。",
        asker="worker",
        kind="job_seeking",
        step="receive",
        form=forms.AdvertisementFiling,
        after="承辦人會親自查看刊登處並存證，再請雇主陳述意見；留有聯絡方式的，將回復結果。",
    ),
    PublicFiling(
        code="notice",
        label="雇主性騷擾申訴通報",
        lead="雇主接獲性騷擾申訴時及處理完成後的通報；不填任何當事人姓名。",
        asker="employer",
        kind="notice",
        step="notify",
        form=forms.NoticeFiling,
        after="請於處理期限內完成調查，並以查詢碼線上通報處理結果。",
    ),
)
