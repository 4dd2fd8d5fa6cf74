"""The pages of the line: families of workplaces, the wage worksheet, what everybody may reckon."""

from laozheng.kernel.cases.declare import Page
from laozheng.lines.standards.pages import calculators, families, worksheet

PAGES = (
    Page("families", "勞動條件家族", families.index, "families/"),
    Page("family_new", "成立家族", families.found, "families/new/"),
    Page("family", "家族", families.family, "families/<int:key>/"),
    Page("worksheet", "工資核算表", worksheet.worksheet, "worksheet/"),
    Page(
        "calculators",
        "勞動條件試算",
        calculators.first,
        "calculators/",
        public=True,
        for_workers=True,
    ),
    Page(
        "calculator",
        "試算",
        calculators.calculator,
        "calculators/<str:name>/",
        public=True,
        for_workers=True,
    ),
    Page("public_worksheet", "工資自我檢核", worksheet.public_worksheet, "worksheet/", public=True),
)
