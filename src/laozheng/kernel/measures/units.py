"""The units of figures and the Chinese counter words that a book may print after each.

The first word is the default. A book may choose another word of the same unit, never one of another
unit: 人 and 人次 count different things.
"""

from collections.abc import Mapping

_COUNTERS = """
agencies 家
airings 次 檔
calls 通
cases 件 案 案件 件次
celsius °C
classes 班
copies 份 冊 本
days 日 天
episodes 集
events 場 次
families 家 個
firm_times 家次
firms 家
gCO2e/sheet gCO2e／張
GJ GJ
GJ/kWh GJ／kWh
GJ/kcal GJ／kcal
GJ/person GJ／人
grade 級
groups 組 類 個
hours 小時
households 戶
inspection_times 次
institutions 家 所 個
issues 期 冊
items 件 項 家 個 種 類
kcal/L kcal／L
kg 公斤
kgCO2e/kWh kgCO2e／kWh
kWh 度
L 公升
meetings 會次 場 次
minutes 分鐘
ML 百萬公升
ML/person 百萬公升／人
months 個月
ordinal
organizations 家 個 單位
percent %
percentage_points 個百分點
person_days 人日 人次
person_nights 人夜
person_times 人次
persons 人 名 位
places 名 人 個
plans 案 項 個
posts 則
projects 案 件 項
rank 名
rounds 梯次 期
schools 所 校
score 分
seconds 秒
sessions 場次 場 節次 會次
sheets 張
sites 處 家 據點
stalls 攤 攤次
stars 顆星
tCO2e 公噸CO2e
tCO2e/person 公噸CO2e／人
terms 期
thousand_twd 千元 仟元
times 次
topics 項
trips 趟 次
twd 元
unions 家
unit 個
units 個 單位 戶
vacancies 個 名 職缺
views 次 人次
visits 次 家次
weeks 週
year 年
years 年
years_old 歲
"""

# Unit code → counter words allowed after a figure of this unit, the default first.
COUNTERS: Mapping[str, tuple[str, ...]] = {
    unit: tuple(words) for unit, *words in (line.split() for line in _COUNTERS.strip().splitlines())
}


def counter(unit: str, wanted: str = "") -> str:
    """The counter word of a unit: the default, or ``wanted`` if the unit allows it.

    Raises ValueError with the words that are allowed.
    """
    words = COUNTERS.get(unit, ())
    if not wanted:
        return words[0] if words else ""
    if wanted not in words:
        allowed = "、".join(words) or "（無量詞）"
        raise ValueError(f"單位「{unit}」不得使用量詞「{wanted}」，請改用：{allowed}。")
    return wanted
