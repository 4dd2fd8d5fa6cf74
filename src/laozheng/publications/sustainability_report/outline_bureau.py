"""3.3 and chapter 4: the bureau as an employer and public body, and what it will do next."""

from laozheng.base.numerals import ordinal
from laozheng.kernel.reports.declare import Section

EDITOR, LINE = "secretariat", "sustainability"
PERSONNEL, ETHICS, ACCOUNTING = "personnel", "civil_service_ethics", "accounting"


def _part(
    key: str,
    heading: str,
    *children: Section,
    owner: str = EDITOR,
    line: str = LINE,
    mark: str | None = None,
) -> Section:
    if children:
        return Section(key, heading, children=children, mark=mark)
    return Section(key, heading, owner, line, mark=mark)


BUREAU = _part(
    "bureau_results",
    "小勞向前行",
    _part(
        "environment",
        "氣候行動",
        _part("climate_risks", "氣候風險盤點與管理機制"),
        mark="E-",
    ),
    _part(
        "society",
        "社會共融",
        _part(
            "workforce",
            "多元職場",
            _part("headcount", "人力概況", owner=PERSONNEL, mark=""),
            _part("turnover", "人員流動", owner=PERSONNEL, mark=""),
            _part("parental_leave", "育兒友善", owner=PERSONNEL, mark=""),
        ),
        _part("staff_training", "培力共進", owner=PERSONNEL, line="planning"),
        _part("workplace_health", "職場健康安全"),
        _part("social_participation", "社會參與"),
        mark="S-",
    ),
    _part(
        "public_governance",
        "永續治理",
        _part(
            "integrity",
            "誠信經營",
            _part("oversight", "監督機制", owner=ETHICS, mark=""),
            _part("internal_control", "內控制度", line="planning", mark=""),
            _part("anti_corruption", "反貪腐", owner=ETHICS, mark=""),
            _part("whistle_channels", "檢舉與申訴", owner=ETHICS, mark=""),
        ),
        _part("risk_management", "風險管理", line="planning"),
        _part("finance", "財務穩健", owner=ACCOUNTING, line="planning"),
        mark="G-",
    ),
)

STRATEGIES = (
    ("strategy_transition", "淨零公正轉型與就業發展", "training_employment_center", "employment"),
    ("strategy_rights", "勞工權益與工會發展", "labor_relations", "disputes"),
    (
        "strategy_safety",
        "強化勞動安全與氣候變遷下職災預防",
        "inspection_office",
        "safety",
    ),
    ("strategy_inclusion", "多元就業推動與勞動市場平等包容", "employment_security", "employment"),
    ("strategy_governance", "組織治理與合規", EDITOR, LINE),
    ("strategy_emissions", "組織溫室氣體盤查與減量措施", EDITOR, LINE),
)

# The strategies of the last chapter are numbered 一、 to 六、 instead of 4.1 to 4.6.
AGENDA = _part(
    "agenda",
    "未來展望",
    *(
        _part(key, heading, owner=owner, line=line, mark=f"{ordinal(number)}、")
        for number, (key, heading, owner, line) in enumerate(STRATEGIES, start=1)
    ),
)
