"""What anybody files online with this line."""

from laozheng.interfaces.portal.account_forms import employer_account
from laozheng.kernel.cases.public import FILER, PARTY, Addition, Following, PublicFiling
from laozheng.lines.safety.forms.public import (
    AccidentFiling,
    GuidanceFiling,
    SiteComplaintFiling,
    SmallWorksFiling,
)
from laozheng.lines.safety.queries.following import accident_told, guidance_told, order_told

OF_ACCIDENT = Following(
    holder=FILER,
    label="職業災害通報",
    states={
        "reported": "已收到通報",
        "listed": "已收到通報",
        "taken": "已派員檢查",
        "investigated": "檢查中",
        "drafted": "檢查中",
        "approved": "已結案",
        "elsewhere": "已移由管轄機構處理",
        "merged": "與另一通報併案處理",
    },
    facts=accident_told,
    deadlines=("report",),
    additions=(
        Addition(
            "facts",
            "補充通報",
            "請補充傷亡變化、罹災者就醫情形或現場處置，可附現場略圖及照片。",
            ("reported", "taken", "investigated"),
        ),
    ),
)
OF_STOP_WORK = Following(
    holder=PARTY,
    label="停工及復工",
    states={
        "ordered": "停工中",
        "applied": "已申請復工，待檢查",
        "reinspected": "已復工檢查，審核中",
        "resumed": "已復工",
        "withdrawn": "停工已撤銷",
    },
    facts=order_told,
    letters=("safety.stop_work_notice", "safety.resumption"),
    additions=(
        Addition(
            "resume",
            "申請復工",
            "請說明停工原因如何消滅，並附改善證明；經檢查認可後始得復工。",
            ("ordered",),
            step="applied",
        ),
    ),
    parts=("employer",),
)
OF_GUIDANCE = Following(
    holder=FILER,
    label="安全衛生輔導",
    states={
        "notified": "已收件，將聯絡安排到府輔導",
        "visited": "已到府輔導",
        "improved": "已到府輔導並完成改善",
        "referred": "已到府輔導",
        "over": "已完工，結案",
    },
    facts=guidance_told,
)
FILINGS = (
    PublicFiling(
        code="accident",
        label="職業災害通報",
        lead="死亡、罹災三人以上、住院等職業災害，雇主應於知悉後八小時內通報。",
        asker="employer",
        kind="accident",
        step="report",
        form=AccidentFiling,
        after="收件時間即為通報時間。請保持現場，非經許可不得移動或破壞；後續情形可再補充通報。",
        urgent="請先採取急救、搶救措施；需要救護車時撥打119。",
    ),
    PublicFiling(
        code="complaint",
        label="危險工地及工作場所申訴",
        lead="看見沒有護欄、感電、侷限空間等危險，可附照片，可匿名。",
        asker="anybody",
        kind="complaint",
        step="receive",
        form=SiteComplaintFiling,
        after="勞動檢查處審查後決定是否派員檢查，並於期限內回復具名的申訴人。",
        urgent="有人正處於立即危險或已受傷時，請先撥打119。",
    ),
    PublicFiling(
        code="guidance",
        label="安全衛生到府輔導申請",
        lead="新設公司、局限空間作業或小型工地可申請專人到場輔導；免費，只提供建議，不開罰。",
        asker="employer",
        kind="guidance",
        step="notified",
        form=GuidanceFiling,
        after="輔導人員會先以電話聯絡，再約定到場時間。",
    ),
    PublicFiling(
        code="small-works",
        label="小型修繕施工通報",
        lead="屋頂、外牆、鐵皮等小型修繕施工前填寫三項資料，輔導人員到場協助防止墜落。",
        asker="anybody",
        kind="guidance",
        step="notified",
        form=SmallWorksFiling,
        after="輔導人員會儘快以電話聯絡；請先架設護欄或安全網，並使用安全帶及安全帽。",
        urgent="有人墜落或受傷時，請先撥打119。",
    ),
    employer_account("雇主線上帳號申請（職業安全衛生）"),
)
