"""The outline of the half-year chapter as it has stood since ROC 109.

The chapter's own number is given by the city's volume. Sections keep the keys of the annual book
where they tell the same matter.
"""

from laozheng.kernel.reports.declare import Edition, Section

RELATIONS, CONDITIONS, WELFARE = "labor_relations", "labor_conditions", "labor_welfare"
SECURITY, REHABILITATION = "employment_security", "vocational_rehabilitation"
TRAINING_CENTER, EDUCATION_CENTER = "training_employment_center", "labor_education_center"
INSPECTION = "inspection_office"
CHAPTER = 12

SECTIONS = (
    Section(
        "labor_organization",
        "勞工組織",
        children=(
            Section("union_guidance", "勞工組訓", RELATIONS, "unions"),
            Section("education_promotion", "勞工教育輔導", RELATIONS, "education"),
        ),
    ),
    Section(
        "labor_standards",
        "勞動條件",
        children=(
            Section("labor_inspection", "實施勞動條件檢查", CONDITIONS, "standards"),
            Section("standards_penalties", "違反勞動基準法案件裁罰", CONDITIONS, "standards"),
            Section("standards_promotion", "宣導與輔導", CONDITIONS, "standards"),
            Section("osh_inspection", "依職業安全衛生法辦理勞動檢查", INSPECTION, "safety"),
            Section("safety_promotion", "職業安全衛生法令宣導、推廣與督導", WELFARE, "safety"),
        ),
    ),
    Section(
        "labor_relations",
        "勞資關係",
        children=(
            Section("rights_fund", "高雄市勞工權益基金", RELATIONS, "disputes"),
            Section("dispute_mediation", "勞資爭議調處", RELATIONS, "disputes"),
        ),
    ),
    Section(
        "employment_security",
        "就業安全",
        children=(
            Section("employment_rights", "就業促進", SECURITY, "equality"),
            Section("job_matching", "就業服務", TRAINING_CENTER, "employment"),
            Section("vocational_training", "職業訓練", TRAINING_CENTER, "training"),
            Section("migrant_workers", "外籍勞工管理", SECURITY, "migrants"),
        ),
    ),
    Section(
        "vocational_rehabilitation",
        "職業重建",
        children=(
            Section("quota", "身心障礙者就業權益保障", REHABILITATION, "quota"),
            Section("rehabilitation", "身心障礙者就業促進", REHABILITATION, "rehabilitation"),
        ),
    ),
    Section(
        "labor_welfare",
        "勞工福利",
        children=(
            Section(
                "condolence",
                "辦理勞工職業災害慰問及職災勞工個案主動服務",
                WELFARE,
                "injury",
            ),
            Section("venues", "勞工住宿與場地租借服務", EDUCATION_CENTER, "venues"),
        ),
    ),
    Section(
        "labor_museum",
        "勞工博物館營運",
        children=(
            Section("museum_exhibitions", "勞動議題展覽", EDUCATION_CENTER, "museum"),
            Section("museum_projects", "推出移工動畫製作", EDUCATION_CENTER, "museum"),
        ),
    ),
)

EDITION_109 = Edition(
    valid_from=109,
    valid_to=None,
    code="109",
    sections=(Section("labor", "勞工", position=CHAPTER, children=SECTIONS),),
)
