"""Printed counter words and our unit codes: what is counted when 家, 次 or 件 stands in a text.

A counter word alone often does not tell the unit (家 counts firms, unions and schools): then the
nearest noun of the sentence decides. Longer words are tried before shorter ones.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

# Counter word → unit when no noun says more. The order does not matter.
_WORDS = """
人次 person_times | 人日 person_times | 人夜 person_nights | 人 persons | 名 persons | 位 persons
員 persons | 家次 firm_times | 廠次 firm_times | 家 firms | 戶次 visits | 戶 households
場次 sessions | 節次 sessions | 會次 sessions | 班次 classes | 梯次 rounds | 通次 calls
航次 trips | 車次 trips | 台次 times | 臺次 times | 趟 trips
趟次 trips | 件次 cases | 案次 cases | 案件 cases | 件 cases | 案 cases
攤位 stalls | 攤次 stalls | 攤 stalls | 次量 inspection_times | 次 times | 場 sessions
班別 classes | 班 classes | 堂 classes | 梯 rounds | 期 terms | 屆 terms | 集 episodes | 檔 airings
檔次 airings | 通 calls | 封 items | 則 items | 篇 items | 冊 issues | 本 items | 份 copies
職類 items | 類別 items | 類 items | 種 items | 項次 items | 項 items | 筆 items | 款 items
幅 items | 棟 items | 座 items | 輛 items | 部 items | 台 items | 臺 items | 株 items | 棵 items
盞 items | 組 groups | 隊 groups | 團 groups | 社團 organizations | 處 items | 處次 visits
站次 visits | 站 sites | 據點 sites | 所次 visits | 所 schools | 校次 visits | 校 schools
單位 organizations | 個單位 organizations | 個 items | 個案 cases | 間 items | 床 places
席 persons
小時 hours | 分鐘 minutes | 秒 seconds | 天 days | 日 days | 週 weeks | 個月 months | 月 months
年 years | 歲 years_old | 分 score | 級 grade | 元整 twd | 元 twd | 圓 twd | 千元 thousand_twd
仟元 thousand_twd | 個百分點 percentage_points | 百分點 percentage_points | % percent
張 sheets | 度 kWh | 百萬公升 ML | 公升 L | 公斤 kg | 公噸 t | 噸 t | 立方公尺 m3 | 平方公尺 m2
公頃 ha | 坪 ping | 公里 km | 公尺 m | 公分 cm | 瓩 kW | 條 items | 個家庭 families | 家庭 families
頁 pages | 節 sessions | 口 persons | 碗 items | 把 items | 套 items | 箱 items | 包 items
"""

# Units in Latin letters; blanks and a low 2 vary in print.
_LATIN = (
    (r"公噸\s*CO\s*[2₂]\s*e\s*[/／]\s*人", "tCO2e/person"),
    (r"kg\s*CO\s*[2₂]\s*e\s*[/／]\s*(?:kWh|度)", "kgCO2e/kWh"),
    (r"g\s*CO\s*[2₂]\s*e\s*[/／]\s*張", "gCO2e/sheet"),
    (r"(?:公噸|[tT])\s*CO\s*[2₂]\s*e", "tCO2e"),
    (r"kcal\s*[/／]\s*L", "kcal/L"),
    (r"百萬公升\s*[/／]\s*(?:員工)?人數?", "ML/person"),
    (r"GJ\s*[/／]\s*(?:員工)?人數?", "GJ/person"),
    (r"GJ\s*[/／]\s*kWh", "GJ/kWh"),
    (r"GJ\s*[/／]\s*kcal", "GJ/kcal"),
    (r"kWh", "kWh"),
    (r"kcal", "kcal"),
    (r"GJ", "GJ"),
    (r"kg", "kg"),
    (r"L(?![A-Za-z])", "L"),
    (r"°\s*C|℃|度C", "celsius"),
    (r"[%％﹪]", "percent"),
    (r"‰", "permille"),
)

# A counter word is none when this follows: it is part of another word (人民, 次世代, 家庭).
_GUARDS: Mapping[str, str] = {
    "人": "[民口力才權]",
    "名": "[稱譽]",
    "位": "[置階]",
    "員": "[工林山警]",
    "家": "[庭暴樂]",
    "戶": "[籍外政]",
    "件": "數",
    "案": "[由號]",
    "次": "[世級數產]",
    "場": "地(?!方)|[域勘]|館(?!長)|合(?!計|作|辦|格)|所(?!有|長|屬)",
    "班": "[機表]",
    "期": "[間程限待末許盼望貨]",
    "屆": "[滿時]",
    "通": "[過報知譯識訊]",
    "則": "[可應得依由會為不已需]",
    "本": "[市局府年校國土會處]",
    "份": "[子量]",
    "類": "似",
    "種": "[族植子]",
    "項": "目(?!標)|次",
    "筆": "[者試錄電]",
    "部": "[分門會落長]",
    "台": "[灣北中南電語商幣積]",
    "臺": "[灣北中南電語幣]",
    "組": "[織合裝]|成(?!員)|長(?!者|照|輩|期)",
    "隊": "[員伍]|長(?!者|照|輩|期)",
    "團": "[體隊員協保]",
    "處": "[理置罰遇境方]|分(?!別|布|成|散)",
    "站": "[長在]",
    "所": "[有得需謂轄致]",
    "校": "[園友務區]|長(?!期|照)",
    "個": "[別體資性]|人(?:資|權|隱|化)",
    "間": "[接隔斷]",
    "席": "[次位間捲]",
    "分": "[別為析署局組數之享鐘類配工流層級擔支擊布批散發區行會隔]",
    "級": "[別距]",
    "天": "[然使氣候車母災]",
    "日": "[期前起後照間治常語本益]",
    "月": "[份底初間日至起]",
    "年": "[度底初齡代級輕來長終增前後滿]",
    "週": "[年邊末期知]",
    "度": "[假過量]",
    "張": "[貼力開]",
    "條": "[例文件款]",
    "口": "[述頭味罩語]",
    "節": "[能約省目慶日電水源點]",
    "把": "[關握]",
    "款": "項",
    "元": "[素件旦]",
    "檔": "[案期]",
    "集": "[體合中團會思點結]",
    "封": "[閉存]",
    "座": "[談位落]",
    "堂": "皇",
    "床": "[位單]",
    "梯": "隊",
    "幅": "[度員]",
    "頁": "[面岩碼]",
    "包": "[括含裝商辦容]",
    "攤": "[商販還提車]",
    "套": "[房裝餐用]",
    "株": "式",
}


def _table() -> dict[str, str]:
    pairs = re.split(r"[|\n]", _WORDS.strip())
    return dict(tuple(pair.split()) for pair in pairs)


WORDS: Mapping[str, str] = _table()
# Words that a Chinese numeral makes part of another word: 二度就業, 三節, 五分鐘 aside.
_NEVER_CHINESE = frozenset("度節口把碗包分條級張套頁款部本通封台臺")
_ROUND = re.compile(r"[十百千萬零〇]+")
_GOODS = frozenset({"twd", "thousand_twd", "L", "ML", "kg", "t", "m", "km", "m2", "m3", "cases"})


def may_be_chinese(numeral: str, word: str, unit: str) -> bool:
    """Whether a Chinese numeral before this counter word is a number and not part of a word.

    百名 and 千人 are numbers; 百萬公升, 千元 and 零件 are not.
    """
    if word in _NEVER_CHINESE or numeral[0] in "零〇":
        return False
    return not (_ROUND.fullmatch(numeral) and numeral != "十" and unit in _GOODS)


def _guarded(word: str) -> str:
    guard = _GUARDS.get(word, "")
    return re.escape(word) + (f"(?!{guard})" if guard else "")


_COUNTER = re.compile("|".join(map(_guarded, sorted(WORDS, key=len, reverse=True))))
_LATIN_COUNTERS = tuple((re.compile(pattern), unit) for pattern, unit in _LATIN)

# What an ambiguous counter word counts beside a noun; the first noun that is near wins.
_BY_NOUN: Mapping[str, tuple[tuple[str, str], ...]] = {
    "家": (
        ("工會", "unions"),
        ("學校", "schools"),
        ("庇護工場|據點|廠處|按摩|家族|攤|門市|商店|診所", "items"),
        ("義務機關|義務單位|機關\\(構\\)", "institutions"),
        ("機構|醫院|公司|廠商|事業單位|雇主|企業(?!工會)|工廠|業者", "firms"),
        ("(?<!事業)單位|團體|法人|協會|基金會", "organizations"),
    ),
    "次": (
        ("訪查|訪視|訪廠|家訪", "visits"),
        ("會議|委員會|小組會|聯繫會報|工作會報", "meetings"),
        ("場次|宣導會|說明會|座談|講座|課程|研習", "sessions"),
        ("檢查|稽查", "inspection_times"),
        ("瀏覽|點閱|點擊|觀看", "views"),
    ),
    "場": (("會議|委員會|評議會|促進會|管理會|審查會|會報", "meetings"),),
    "人次": (("瀏覽|點閱|點擊|觀看次", "views"),),
    "個": (
        ("工作機會|就業機會|職缺|工作職缺", "vacancies"),
        ("主管|委員|人員|成員|學員|志工|家長|學生|孩童", "persons"),
        ("名額|(?:受訓|訓練|實習)機會", "places"),
        ("計畫|方案|專案", "plans"),
        ("班別|班次|班級|班", "classes"),
        ("工會", "unions"),
        ("單位|團體|社團|機關|協會|法人|組織|社區", "organizations"),
        ("小組|科室|業務科|課室", "units"),
        ("據點|服務站|服務台", "sites"),
        ("家庭", "families"),
        ("職類", "items"),
    ),
    "名": (("名額", "places"), ("^個案", "cases")),
    "位": (("^個案", "cases"),),
    "人": (("人次(?:共計|合計|總計|計|共|約|為|達|有|\\s)*$", "person_times"),),
    "項": (("計畫|方案|專案", "plans"),),
    "件": (("文物|物件|館藏|典藏|藏品|展品|作品|商品", "items"),),
    "案": (("計畫案", "plans"),),
    "期": (("刊|月報|季報|電子報|通訊|雜誌|手冊", "issues"),),
    "本": (("手冊|專刊|合輯", "copies"),),
    "所": (("幼兒園|學校|國中|國小|高中|高職|大學|大專|校", "schools"), ("機構", "institutions")),
    "檔": (("展", "items"),),
    "度": (("電", "kWh"),),
    "條": (("生命|人命|性命", "persons"),),
    "大": (
        ("類", "items"),
        ("法人|團體|工會", "items"),
        ("業務科|科室|小組", "units"),
    ),
}
# 2度獲獎 are two times; 度 is a unit of electricity where a table or a noun says so.
_OTHERWISE: Mapping[str, str] = {"度": "times"}
_REACH = 12
# How far back a noun may stand; bodies (家) are named once for a whole list.
_BACK = 40


@dataclass(frozen=True)
class Counter:
    """A counter word found after a number: the word as printed, its unit, and where it ends."""

    word: str
    unit: str
    end: int


def counter_at(text: str, start: int) -> Counter | None:
    """The counter word that begins at this place of the text, if there is one."""
    for pattern, unit in _LATIN_COUNTERS:
        if match := pattern.match(text, start):
            return Counter(match[0], unit, match.end())
    if match := _COUNTER.match(text, start):
        return Counter(match[0], WORDS[match[0]], match.end())
    return None


def is_counter(words: str) -> bool:
    """Whether words are nothing but a counter word."""
    found = counter_at(words, 0)
    return found is not None and found.end == len(words)


def unit_of(counter: str, after: str, before: str) -> str:
    """The unit of a printed counter word between the text after it and the text before it.

    A noun that follows at once is nearer than any noun before; of those before, the last counts.
    """
    choices = _BY_NOUN.get(counter, ())
    near = re.split(r"[，。；、：()0-9\s]", after[:_REACH].lstrip().removeprefix("以上"))[0]
    following = [(m.start(), unit) for nouns, unit in choices if (m := re.search(nouns, near))]
    if following:
        return min(following)[1]
    preceding = [
        (match.end(), unit)
        for nouns, unit in choices
        if not nouns.startswith("^")
        for match in re.finditer(nouns, before if counter == "家" else before[-_BACK:])
    ]
    if preceding:
        return max(preceding)[1]
    return _OTHERWISE.get(counter) or WORDS.get(counter, "")


# What the head of a column or a label says of the numbers below or beside it, the longest first.
_HEADS = (
    (r"百分比|比率|比例|占比|[^效頻機]率|達成率|成長率|[(（]?[%％][)）]?", "percent"),
    (r"人次", "person_times"),
    (r"家次", "firm_times"),
    (r"場次|會次|節次", "sessions"),
    (r"件次|件數|案件數?|案數|次件", "cases"),
    (r"戶數", "households"),
    (r"家數|廠商數|事業單位數", "firms"),
    (r"工會數", "unions"),
    (r"人數|名額|人力|員額|(?:員工|勞工|會員)數|員工\s*(?=[(（]?[A-Z]?[)）]?$)", "persons"),
    (r"班數|班次|班別數", "classes"),
    (r"梯次", "rounds"),
    (r"場數", "sessions"),
    (r"次量", "inspection_times"),
    (r"次數", "times"),
    (r"時數", "hours"),
    (r"校數", "schools"),
    (r"處數|據點數|點數", "items"),
    (r"職缺數?|工作機會數?|就業機會數?", "vacancies"),
    (r"金\s*額|經費|預\s*算(?:數|額)?|決\s*算(?:數|額)?|補助款|收入|支出|罰鍰|歲入|歲出", "twd"),
    (r"項數|項次數|類數", "items"),
)
_HEAD_PATTERNS = tuple((re.compile(pattern), unit) for pattern, unit in _HEADS)
_UNIT_LABEL = re.compile(r"(?:單位|unit)\s*[：:]?\s*[(（]?\s*([^()（）\s，。；]{1,12})")
_IN_BRACKETS = re.compile(r"[(（]\s*([^()（）]{1,12}?)\s*[)）]")
_MONEY_SCALES: Mapping[str, tuple[str, int]] = {
    "億元": ("twd", 10**8),
    "億": ("twd", 10**8),
    "百萬元": ("twd", 10**6),
    "萬元": ("twd", 10**4),
    "萬": ("twd", 10**4),
    "千元": ("thousand_twd", 1),
    "仟元": ("thousand_twd", 1),
    "新臺幣千元": ("thousand_twd", 1),
    "新臺幣仟元": ("thousand_twd", 1),
    "新臺幣元": ("twd", 1),
    "新台幣元": ("twd", 1),
    "元": ("twd", 1),
}


@dataclass(frozen=True)
class HeadUnit:
    """The unit that a head gives its numbers and the factor that brings them to full units."""

    unit: str
    factor: int = 1
    word: str = ""


def _named(word: str) -> HeadUnit | None:
    """The unit of a word that stands where a unit is named, such as in brackets."""
    word = word.strip()
    for spelled, (unit, factor) in _MONEY_SCALES.items():
        if word == spelled or word in (f"新臺幣{spelled}", f"新台幣{spelled}"):
            return HeadUnit(unit, factor, word)
    plain = re.sub(r"\s*[/／]\s*年$", "", word)
    found = counter_at(plain, 0)
    return HeadUnit(found.unit, 1, word) if found and found.end == len(plain) else None


def named_unit(text: str) -> HeadUnit | None:
    """The unit that a label names outright: 單位：千元, 金額(元), 用量 (百萬公升)."""
    if (label := _UNIT_LABEL.search(text)) and (unit := _named(label[1])):
        return unit
    for match in _IN_BRACKETS.finditer(text):
        if unit := _named(match[1]):
            return unit
    return _named(text)


def head_unit(text: str) -> HeadUnit | None:
    """The unit that the head of a column or row gives: named outright, or told by its words."""
    if named := named_unit(text):
        return named
    squeezed = re.sub(r"\s", "", text)
    best: tuple[int, str] | None = None
    for pattern, unit in _HEAD_PATTERNS:
        for match in pattern.finditer(squeezed):
            if best is None or match.end() > best[0]:
                best = (match.end(), unit)
    return HeadUnit(best[1]) if best else None


_COLUMN_WORDS = re.compile(
    r"(?:"
    + "|".join(f"(?:{pattern})" for pattern, _ in _HEADS)
    + r")(?:\s*[(（][^()（）]{1,6}[)）])?|[(（][^()（）]{1,6}[)）]"
)


def _column_unit(words: str) -> HeadUnit | None:
    return named_unit(words) if words[0] in "(（" else head_unit(words)


def unit_sequence(heads: str) -> tuple[HeadUnit, ...]:
    """The units in the order in which the heads of a table name them, its cells run together.

    A scale of money that one head names (預算(萬)) holds for the others that name none.
    """
    found = [unit for match in _COLUMN_WORDS.finditer(heads) if (unit := _column_unit(match[0]))]
    scale = next((unit for unit in found if unit.factor != 1 or unit.unit == "thousand_twd"), None)
    if scale is None:
        return tuple(found)
    return tuple(scale if unit == HeadUnit("twd") else unit for unit in found)
