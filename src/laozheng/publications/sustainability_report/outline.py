"""The outline of the report of 2025: five chapters, numbered n, n.n and n.n.n.

Headings without a number have the mark ""; the three groups of 3.3 carry a letter, which takes
the place of their number.
"""

from laozheng.kernel.reports.declare import Edition, Section
from laozheng.publications.sustainability_report.outline_actions import (
    NET_ZERO,
    SUSTAINABLE_DEVELOPMENT,
)
from laozheng.publications.sustainability_report.outline_bureau import AGENDA, BUREAU

EDITOR, LINE = "secretariat", "sustainability"


def _own(key: str, heading: str, *children: Section, mark: str | None = None) -> Section:
    """A section that the editor writes; a heading with sub-headings only gathers them."""
    if children:
        return Section(key, heading, children=children, mark=mark)
    return Section(key, heading, EDITOR, LINE, mark=mark)


PREPARATION = _own(
    "about_report",
    "報告書編撰說明",
    _own(
        "purpose_and_scope",
        "編撰宗旨與範疇",
        _own("principles", "報導原則與綱領", mark=""),
        _own("boundary", "資訊範疇、統計期間與發行頻率", mark=""),
    ),
    _own(
        "preparation",
        "編撰流程與架構",
        _own("review", "報告書審核", mark=""),
        _own("contact", "聯絡資訊", mark=""),
    ),
)

GOVERNANCE = _own(
    "governance_strategy",
    "本局淨零永續治理策略",
    _own(
        "organization",
        "推動永續組織架構",
        _own("about_bureau", "關於本局"),
        _own("net_zero_structure", "淨零永續架構"),
    ),
    _own("vision", "淨零永續願景與推動策略"),
    _own("awards", "{years} 重要淨零永續獲獎成果"),
    _own(
        "stakeholders",
        "利害關係人議合",
        _own("identification", "利害關係人鑑別"),
        _own("communication", "利害關係人溝通"),
    ),
    _own(
        "materiality",
        "重大主題管理",
        _own("significance", "衝擊顯著度評估結果"),
        _own("topics", "重大主題列表"),
        _own(
            "management",
            "重大主題管理方針",
            *(
                _own(key, heading, mark="")
                for key, heading in (
                    ("net_zero_governance", "淨零治理"),
                    ("labor_protection", "勞動保障"),
                    ("workplace_safety", "職場安全"),
                    ("trust", "信用守護"),
                    ("climate_action", "氣候行動"),
                )
            ),
        ),
    ),
)

EDITION_2025 = Edition(
    valid_from=113,
    valid_to=None,
    code="2025",
    sections=(
        _own("foreword", "局長的話", mark=""),
        PREPARATION,
        GOVERNANCE,
        _own(
            "results",
            "淨零永續重點推動成果及未來策略",
            _own("scorecard", "{period} ESG 永續績效管理", mark=""),
            NET_ZERO,
            SUSTAINABLE_DEVELOPMENT,
            BUREAU,
        ),
        AGENDA,
        _own(
            "appendix",
            "附錄",
            _own("sdg_progress", "本局主協辦各項永續指標進展"),
            _own("gri_index", "GRI 對照表"),
        ),
    ),
)
