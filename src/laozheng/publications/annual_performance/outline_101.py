"""The outline in force up to ROC 101, after the merger of city and county.

Headings keep the wording of their time. The printed report jumped from (九) to (十一) in its last
part; here the numbers run on. Sections that say the same as today share their key and their text.
"""

from laozheng.kernel.reports.declare import Edition, Numbering, Section
from laozheng.publications.shipping import texts_in

RELATIONS, CONDITIONS, WELFARE = "labor_relations", "labor_conditions", "labor_welfare"
SECURITY, REHABILITATION = "employment_security", "vocational_rehabilitation"
TRAINING_CENTER, EDUCATION_CENTER = "training_employment_center", "labor_education_center"

UNION_SECTIONS = Section(
    "unions_and_education",
    "勞工組訓及教育輔導",
    children=(
        Section(
            "union_organization",
            "勞工組訓",
            children=(
                Section("union_guidance", "加強輔導工會組織", RELATIONS, "unions"),
                Section("model_workers", "模範勞工選拔及表揚", RELATIONS, "unions"),
            ),
        ),
        Section(
            "labor_education",
            "勞工教育輔導",
            children=(
                Section(
                    "union_education",
                    "輔導各級工會暨相關團體辦理勞工教育訓練",
                    RELATIONS,
                    "education",
                ),
                Section(
                    "education_promotion",
                    "多元化辦理勞工教育，擴大參與層面",
                    RELATIONS,
                    "education",
                ),
            ),
        ),
    ),
)

WELFARE_SECTIONS = Section(
    "welfare_and_insurance",
    "勞工福利暨社會保險",
    children=(
        Section(
            "social_insurance",
            "推行社會保險",
            children=(
                Section("health_insurance", "全民健康保險補助", WELFARE, "welfare"),
                Section("labor_insurance", "勞工保險補助", WELFARE, "welfare"),
            ),
        ),
        Section(
            "welfare_committees",
            "輔導本市企業組織職工福利委員會暨會務運作",
            WELFARE,
            "welfare",
        ),
        Section(
            "injury_care",
            "辦理勞工職業災害慰問及個案管理服務",
            children=(
                Section("condolence", "核發勞工職業災害慰問金", WELFARE, "injury"),
                Section("injury_case_service", "個案管理服務", WELFARE, "injury"),
            ),
        ),
        Section("childcare", "補助本市各事業單位辦理托兒設施、措施", WELFARE, "welfare"),
        Section("volunteers", "志願服務工作", WELFARE, "volunteers"),
        Section("rental_housing", "提供社會住宅－勞工住宅租賃", WELFARE, "welfare"),
    ),
)

LABOR_SECTIONS = Section(
    "labor_administration",
    "勞工行政",
    children=(
        Section(
            "rights_fund_group",
            "勞工權益基金",
            children=(Section("rights_fund", "涉訟補助", RELATIONS, "disputes"),),
        ),
        Section("dispute_mediation", "勞資爭議調處", RELATIONS, "disputes"),
        Section(
            "gender_equality_group",
            "性別工作平等",
            children=(Section("gender_equality", "輔導、宣導與研習", SECURITY, "equality"),),
        ),
        Section("pension_reserve", "加強勞工退休準備金提撥及查核", CONDITIONS, "standards"),
        Section("labor_inspection", "加強勞動基準勞動檢查及法令宣導", CONDITIONS, "standards"),
        Section("safety_promotion", "提高勞工安全衛生意識與加強安全衛生宣導", WELFARE, "safety"),
        Section("osh_inspection", "勞動檢查", "inspection_office", "safety"),
    ),
)

LABOR_WELFARE_SECTIONS = Section(
    "labor_culture",
    "勞工福利",
    children=(
        Section("labor_museum", "勞工博物館", EDUCATION_CENTER, "museum"),
        Section("labor_university", "開辦勞工大學", EDUCATION_CENTER, "education"),
        Section("venues", "勞工教育生活中心住宿服務", EDUCATION_CENTER, "venues"),
        Section("migrant_workers", "加強辦理外籍勞工管理", SECURITY, "migrants"),
    ),
)

EMPLOYMENT_SECTIONS = Section(
    "employment_and_training",
    "職業訓練、就業輔導及技能檢定",
    children=(
        Section("own_training", "公費培訓職前訓練計畫", TRAINING_CENTER, "training"),
        Section(
            "commissioned_training", "就業安定基金補助失業者職業訓練", TRAINING_CENTER, "training"
        ),
        Section("job_matching", "建構多元化之就業服務平台", TRAINING_CENTER, "employment"),
        Section("women_employment", "婦女就業促進", SECURITY, "employment"),
        Section("equality_promotion", "防治就業歧視及性別平等宣導", SECURITY, "equality"),
        Section("temporary_jobs", "公部門臨時工作機會", SECURITY, "employment"),
        Section("layoff_notices", "資遣通報", SECURITY, "employment"),
        Section("stability_fund", "就業安定基金", SECURITY, "employment"),
        Section("false_advertising", "查處不實廣告", SECURITY, "equality"),
    ),
)

DISABILITY_SECTIONS = Section(
    "disability_employment",
    "身心障礙者促進就業與職業訓練",
    children=(
        Section("quota", "定額進用", REHABILITATION, "quota"),
        Section("startup_loans", "創業貸款", REHABILITATION, "rehabilitation"),
        Section("self_reliance", "自力更生", REHABILITATION, "rehabilitation"),
        Section("startup_coaching", "創業輔導", REHABILITATION, "rehabilitation"),
        Section("excess_award", "超額進用獎勵金", REHABILITATION, "quota"),
        Section("sheltered_employment", "庇護性就業", REHABILITATION, "rehabilitation"),
        Section("sheltered_marketing", "庇護商品行銷", REHABILITATION, "rehabilitation"),
        Section("rehabilitation", "職業重建", REHABILITATION, "rehabilitation"),
        Section("visually_impaired", "視障者就業服務", REHABILITATION, "massage"),
        Section(
            "disability_training", "身心障礙者職業訓練", "boai_training_center", "rehabilitation"
        ),
    ),
)

EDITION_101 = Edition(
    valid_from=100,
    valid_to=101,
    code="101",
    sections=(
        UNION_SECTIONS,
        WELFARE_SECTIONS,
        LABOR_SECTIONS,
        Section(
            "welfare_and_training",
            "勞工福利及職業訓練",
            children=(LABOR_WELFARE_SECTIONS, EMPLOYMENT_SECTIONS, DISABILITY_SECTIONS),
        ),
    ),
    numbering=Numbering(
        headings=("formal_older", "ordinal", "bracketed_ordinal_wide"),
        items=("digit", "bracketed_digit_wide"),
    ),
    text=texts_in("laozheng.publications.annual_performance", "texts_101", "texts"),
)
