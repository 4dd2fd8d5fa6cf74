"""The outline of ROC 113: every heading with the unit that writes it and the line it tells of.

It serves the years from 102 on, and on request the years before, whose outline is in
``outline_101.py``.
"""

from laozheng.kernel.reports.declare import Edition, Section

UNION_SECTIONS = Section(
    key="unions_and_education",
    heading="勞工組訓及教育輔導",
    children=(
        Section(
            key="union_organization",
            heading="勞工組訓",
            children=(
                Section("union_guidance", "輔導工會組織", "labor_relations", "unions"),
                Section("model_workers", "模範勞工選拔及表揚", "labor_relations", "unions"),
            ),
        ),
        Section(
            key="labor_education",
            heading="勞工教育輔導",
            children=(
                Section("welfare_committees", "輔導各級工會及團體", "labor_welfare", "welfare"),
                Section("education_promotion", "推動勞工教育", "labor_relations", "education"),
            ),
        ),
    ),
)

WELFARE_SECTIONS = Section(
    key="welfare_and_insurance",
    heading="勞工福利暨社會保險",
    children=(
        Section(
            key="injury_care",
            heading="辦理勞工職業災害慰問及個案管理服務",
            children=(
                Section("condolence", "核發勞工職業災害慰問金", "labor_welfare", "injury"),
                Section(
                    "injury_case_service", "辦理職業災害勞工個案管理服務", "labor_welfare", "injury"
                ),
                Section("return_to_work", "協助職災勞工重返職場", "labor_welfare", "injury"),
            ),
        ),
        Section("childcare", "補助本市各事業單位辦理托兒設施、措施", "labor_welfare", "welfare"),
        Section("volunteers", "志願服務工作", "labor_welfare", "volunteers"),
        Section("rental_housing", "勞工住宅租賃", "labor_welfare", "welfare"),
    ),
)

LABOR_SECTIONS = Section(
    key="labor_administration",
    heading="勞工行政",
    children=(
        Section("rights_fund", "高雄市勞工權益基金(涉訟補助)", "labor_relations", "disputes"),
        Section("dispute_mediation", "勞資爭議調處", "labor_relations", "disputes"),
        Section("pension_reserve", "勞工退休準備金提撥及查核", "labor_conditions", "standards"),
        Section("labor_inspection", "勞動基準勞動檢查及宣導", "labor_conditions", "standards"),
        Section("safety_promotion", "勞工安全衛生宣導", "labor_welfare", "safety"),
        Section("osh_inspection", "職業安全衛生檢查", "inspection_office", "safety"),
        Section("migrant_workers", "外籍勞工管理", "employment_security", "migrants"),
        Section("labor_university", "開辦勞工大學", "labor_education_center", "education"),
        Section("venues", "場地租借及住宿服務", "labor_education_center", "venues"),
        Section("labor_museum", "勞工博物館營運", "labor_education_center", "museum"),
    ),
)

TRAINING_SECTIONS = Section(
    key="vocational_training",
    heading="職業訓練及技能檢定",
    children=(
        Section("own_training", "自辦職業訓練及技能檢定", "training_employment_center", "training"),
        Section(
            "commissioned_training", "委外失業者職業訓練", "training_employment_center", "training"
        ),
        Section(
            "care_attendants", "補助照顧服務員職業訓練", "training_employment_center", "training"
        ),
    ),
)

EMPLOYMENT_SECTIONS = Section(
    key="employment_promotion",
    heading="就業促進服務",
    children=(
        Section("job_matching", "求職求才服務", "training_employment_center", "employment"),
        Section("youth_employment", "青年就業協助", "training_employment_center", "employment"),
        Section("temporary_jobs", "多元培力及臨時工作機會", "employment_security", "employment"),
        Section(
            "equality_promotion",
            "查處不實廣告、防制就業歧視及性別平等宣導",
            "employment_security",
            "equality",
        ),
    ),
)

DISABILITY_SECTIONS = Section(
    key="disability_employment",
    heading="身心障礙者促進就業與職業訓練",
    children=(
        Section("quota", "定額進用", "vocational_rehabilitation", "quota"),
        Section(
            "excess_award", "超額進用身心障礙者獎勵金核發", "vocational_rehabilitation", "quota"
        ),
        Section("self_reliance", "自力更生補助", "vocational_rehabilitation", "rehabilitation"),
        Section("startup_coaching", "創業輔導", "vocational_rehabilitation", "rehabilitation"),
        Section(
            "sheltered_employment", "庇護性就業", "vocational_rehabilitation", "rehabilitation"
        ),
        Section("rehabilitation", "職業重建服務", "vocational_rehabilitation", "rehabilitation"),
        Section("visually_impaired", "視障者就業培力", "vocational_rehabilitation", "massage"),
        Section("exam_and_driving", "國考駕訓補助", "vocational_rehabilitation", "rehabilitation"),
        Section(
            "disability_training",
            "辦理身心障礙者職業訓練業務",
            "boai_training_center",
            "rehabilitation",
        ),
    ),
)

EDITION_113 = Edition(
    valid_from=102,
    code="113",
    valid_to=None,
    sections=(
        UNION_SECTIONS,
        WELFARE_SECTIONS,
        LABOR_SECTIONS,
        Section(
            key="training_and_employment",
            heading="職業訓練及就業輔導",
            children=(TRAINING_SECTIONS, EMPLOYMENT_SECTIONS, DISABILITY_SECTIONS),
        ),
        Section("risk_management", "整體風險管理(含內部控制)推動情形", "secretariat", "planning"),
    ),
)
