"""3.1 and 3.2: what the lines did for net zero and for the goals of sustainable development."""

from laozheng.kernel.reports.declare import Section

EDITOR, LINE = "secretariat", "sustainability"
EDUCATION_CENTER, TRAINING_CENTER = "labor_education_center", "training_employment_center"
REHABILITATION = "vocational_rehabilitation"


def _head(key: str, heading: str, *children: Section, mark: str | None = "") -> Section:
    return Section(key, heading, children=children, mark=mark)


def _story(key: str, heading: str, owner: str = EDITOR, line: str = LINE) -> Section:
    return Section(key, heading, owner, line, mark="")


def _museum(key: str, heading: str) -> Section:
    return _story(key, heading, EDUCATION_CENTER, "museum")


NET_ZERO = _head(
    "net_zero_results",
    "淨零推動成果及策略",
    _head(
        "just_transition",
        "公正轉型推動",
        _story("green_training", "綠能職訓", TRAINING_CENTER, "employment"),
        _story("sheltered_net_zero", "庇護工場參與淨零減碳活動", REHABILITATION, "rehabilitation"),
        _story("heat_hazard", "熱危害防護行動", "inspection_office", "safety"),
        mark=None,
    ),
    _head(
        "operations",
        "機關營運減碳管理",
        _head(
            "energy",
            "能源管理",
            _story("electricity", "電力管理"),
            _story("fuel", "公務用油"),
            _story("ghg_inventory", "溫室氣體盤查"),
        ),
        _head(
            "resources",
            "資源循環與環境管理",
            _story("water", "水資源管理"),
            _story("waste", "廢棄物資源化"),
            _story("savings", "節能減碳成果一覽表"),
        ),
        _story("green_living", "淨零綠生活"),
        mark=None,
    ),
    mark=None,
)

SOCIAL = _head(
    "social_goals",
    "社會福祉",
    _head(
        "sdg_1",
        "SDG 1 消除貧窮",
        _story("special_groups", "弱勢特定對象就業服務", TRAINING_CENTER, "employment"),
    ),
    _head(
        "sdg_3",
        "SDG 3 健康與福祉",
        _story("injury_care", "職災關懷行動", "labor_welfare", "injury"),
    ),
    _head(
        "sdg_4",
        "SDG 4 優質教育",
        _story("training_and_tests", "職訓檢定培訓", TRAINING_CENTER, "training"),
        _story("labor_university", "翻轉學習無距離", EDUCATION_CENTER, "education"),
        _museum("picture_books", "繪本裡的勞動世界"),
        _museum("labor_images", "跨域連結勞動影像與文化教育"),
    ),
    _head(
        "sdg_5",
        "SDG 5 性別平等",
        _museum("young_labor", "青春勞動的群像故事"),
        _museum("labor_and_gender", "勞動與性別的共融對話"),
    ),
    _head(
        "sdg_10",
        "SDG 10 減少不平等",
        _story("massage_sites", "視障按摩據點", REHABILITATION, "massage"),
        _story("vocational_rehabilitation", "推動職業重建", REHABILITATION, "rehabilitation"),
    ),
    _head(
        "sdg_11",
        "SDG 11 永續城市與社區",
        _story("job_matching", "串聯職場新動能", TRAINING_CENTER, "employment"),
        _museum("labor_culture", "保存勞工文化、推動社會共學"),
        _museum("generations", "以創意展演連結世代的共鳴"),
    ),
)

ECONOMY = _head(
    "economic_goals",
    "永續經濟",
    _head(
        "sdg_8",
        "SDG 8 尊嚴就業與經濟發展",
        _story("youth_employment", "青年就業", TRAINING_CENTER, "employment"),
        _story("dormitories", "保障外國人居住環境安全", "employment_security", "migrants"),
        _museum("labor_history", "走進勞動歷史"),
        _museum("boat_story", "從造舟到遊河的海洋技藝之旅"),
        _story("inspection_and_prevention", "勞檢與防災的雙重防線", "inspection_office", "safety"),
        _museum("memorial", "以春祭記憶"),
    ),
    _head("sdg_9", "SDG 9 產業創新與基礎建設", _museum("assembly_exhibition", "產業與勞動特展")),
    _head(
        "sdg_17",
        "SDG 17 夥伴關係",
        _story("startup_camp", "開啟創業新契機", EDUCATION_CENTER, "education"),
    ),
)

SUSTAINABLE_DEVELOPMENT = Section(
    "sdg_results",
    "永續發展目標成果及策略",
    EDITOR,
    LINE,
    lead=True,
    children=(
        SOCIAL,
        ECONOMY,
        _head(
            "environmental_goals",
            "環境守護",
            _head(
                "sdg_13",
                "SDG 13 氣候行動",
                _museum("oral_history", "口述歷史"),
                _museum("permanent_exhibition", "常設展更新"),
            ),
        ),
    ),
)
