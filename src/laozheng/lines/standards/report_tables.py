"""Tables of the books that stand on this line: visits against targets, articles by rank."""

from laozheng.kernel.reports.declare import Bound, Break, Cell, Narrative, Row, Table
from laozheng.lines.standards.queries.words import ATTAINMENT, LSA, RANKS, RANKS_SHOWN
from laozheng.lines.standards.rules.codes import COMPLIANCE, PROJECT, TYPE_GROUPS

_PLACES = ("一", "二", "三", "四", "五", "六", "七", "八")


def _target(type_: str) -> Cell:
    return Cell(Narrative(f"{{{{target standards.labor_inspections type={type_}}}}}"))


def _visits(**dims: str) -> Cell:
    return Cell(Bound("standards.labor_inspections", dims))


INSPECTIONS_BY_TYPE = Table(
    id="standards.inspections_by_type",
    caption="勞動檢查件數",
    head=(
        (
            Cell(diagonal=("檢查別", "項目")),
            Cell("申訴檢查"),
            Cell(("中央交辦專案、", Break(), "會同各局處專案、", Break(), "自主專案檢查")),
            Cell("法遵訪視"),
            Cell(("勞動檢查", Break(), "件數總計")),
        ),
    ),
    body=(
        (
            Cell("目標次量", header=True),
            Cell("-"),
            _target(PROJECT),
            _target(COMPLIANCE),
            Cell(Narrative(f"{{{{list {ATTAINMENT} field=target}}}}")),
        ),
        (
            Cell("件數", header=True),
            *(_visits(type=group) for group in TYPE_GROUPS),
            _visits(),
        ),
    ),
    widths=(16, 18, 30, 18, 18),
    notes=(
        Narrative(
            f"達成率：專案檢查{{{{list {ATTAINMENT} type=project_and_joint field=rate}}}}、"
            f"法遵訪視{{{{list {ATTAINMENT} type=compliance_visit field=rate}}}}；"
            "申訴檢查依申訴辦理，不設目標。"
        ),
    ),
)


def _ranks(label: str, field: str) -> Row:
    cells = (
        Cell(Narrative(f"{{{{list {RANKS} law={LSA} place={place} field={field}}}}}"))
        for place in range(1, RANKS_SHOWN + 1)
    )
    return (Cell(label, header=True), *cells)


VIOLATED_ARTICLES = Table(
    id="standards.violated_articles",
    caption="{period}違反勞動基準法條文統計",
    head=((Cell("名次"), *(Cell(f"第{place}名") for place in _PLACES)),),
    body=(
        _ranks("條次", "article"),
        _ranks("次數", "count"),
        _ranks("比例", "share"),
    ),
    widths=(12, 11, 11, 11, 11, 11, 11, 11, 11),
    notes=(
        Narrative(
            "全部條文共{{standards.violations law=labor_standards_act | counter=件次}}，"
            "比例以全部條文為分母；次數相同者依條次排列並註明並列。"
        ),
    ),
)

TABLES: tuple[Table, ...] = (INSPECTIONS_BY_TYPE, VIOLATED_ARTICLES)
