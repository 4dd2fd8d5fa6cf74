"""Tell statistics from numbers of rules, spans of time, points of a text, and bare numbers.

What stands here is decided by the words right around a number; dates, articles, names and the
like were taken out before.
"""

import re
from dataclasses import dataclass

from laozheng.kernel.reports.proofreading.findings import STATISTIC

_MONEY = frozenset({"twd", "thousand_twd"})
_SPANS = frozenset({"days", "weeks", "months", "years", "minutes", "seconds"})
# Units of numbers that name a class (90分以上, 65歲以上) and end no label.
LABEL_UNITS = _SPANS | {"years_old", "score", "grade"}
_MEASURES = frozenset({"m", "km", "cm", "kW", "t", "celsius"})

_RULE_AFTER = re.compile(
    r"\s*(?:\(含\))?(?:以上|以下|未滿|以內)(?:者|之|的|\(含\)|時|至|但|未滿"
    r"|(?:之)?(?:事業|企業|雇主|公司|工廠|廠場|罰鍰|場所|大型企業))"
    r"|\s*(?:以)?內(?![部含政容外勤])|\s*為原則|\s*為(?:上限|限|度)|\s*(?:前|後)(?=[，、。提內申辦])"
)
_LIMIT_BEFORE = re.compile(
    r"(?:最高|上限|最低|下限|不得(?:少於|低於|超過|逾|高於)|限|滿|定額|門檻|標準為|基準為)(?:為|達|補助|給付|核給|發給)*\s*(?:新[臺台]幣)?\s*$"
)
_EACH_MONEY = re.compile(
    r"(?:每(?:一)?(?:人|名|位|案|件|戶|月|日|次|年|小時|週|場|班|家|胎|梯次|季|節|張|份|車|趟|學期|處|所|單位|公噸|位勞工|名勞工)|按月|按日|時薪|日薪|月薪|單價|票價|定價|費率|依次|得申請|可申請|每員)[^，。；]{0,16}$"
)
_EACH_AFTER = re.compile(r"\s*[/／]\s*(?:每)?[人件案戶月日次年時場班份張]")
_FREQUENCY = re.compile(
    r"每(?:季|月|週|周|日|天|小時|人|學期|梯次|班|場(?:次)?|[0-9一二兩三四五六]+(?:個)?(?:年|月|週|日|天))[^，。；、]{0,6}$"
)
_FINE_RANGE = re.compile(r"(?:處|罰鍰|科)[^，。；]{0,10}$")
_SPAN_LEAD = re.compile(
    r"(?:為期|期程|歷經|歷時|長達|訓練(?:期間|期程|時間|時數)|天數|日數|月數|共計|總計|合計|共|計)(?:約|為|達|逾|近|各|有|至|到|[-~～0-9.])*\s*$"
)
_HOURS_RULE = re.compile(r"(?:工作|每日|每週|加班|延長|連續|休息)[^，。；]{0,6}$")
_ABSTRACT = re.compile(
    r"(?:大|項|個|種|類)?\s*(?:主要|重要|核心|關鍵|重點|基本)?(?:功能|方向|原則|體系|主軸|層次|重點|目標|策略|構面|面向|訴求|亮點"
    r"|特色|支柱|願景|精神|議題|階段|步驟|層面|角度|理念|使命|指標|原因|因素|問題|意義|部分|方面|管道|條件|途徑|機制|環節|世代|字)"
)
_ONE_VERB = re.compile(
    r"(?:各|共|計|辦理|召開|舉辦|設置|核准|補助|成立|新增|增加|減少|聘用|錄取|第|每年|年度)\s*$"
)
_NOT_COUNTED = re.compile(r"[第週周初統同唯專星期逐任某每另之其萬這那哪此上下前後]$")
_DETERMINED = re.compile(
    r"(?:這|那|該|此|上述|前述|上開|以上|前揭|本|各|雙|任一|其他|其餘|兩者)\s*$"
)
_LABEL_BEFORE = re.compile(r"[\u4e00-\u9fff)）」%]\s*(?:[:：為計共有達]|合計|總計|共計)*\s*$")


@dataclass(frozen=True)
class Context:
    """What stands around a counted number: the clause before it and the line after it."""

    before: str
    after: str
    unit: str
    counter: str
    script: str
    count: str


# Units whose numbers belong to rules and classes, whatever stands around them.
_NEVER_STATISTICS = {"years_old": "年齡", "grade": "級別"} | dict.fromkeys(_MEASURES, "規格")


def kind_of(context: Context) -> tuple[str, str]:
    """The kind of a counted number and the reason if it is no statistic."""
    if context.script == "chinese" and (verdict := _chinese_kind(context)):
        return verdict
    if reason := _NEVER_STATISTICS.get(context.unit):
        return "parameter", reason
    if context.unit == "score" and context.counter == "分":
        return "parameter", "分數"
    if context.unit in _SPANS:
        return _span_kind(context)
    if _RULE_AFTER.match(context.after):
        return "parameter", "法規或計畫的門檻"
    if context.unit in _MONEY:
        return _money_kind(context)
    return _count_kind(context)


def _count_kind(context: Context) -> tuple[str, str]:
    if context.unit == "hours" and (_HOURS_RULE.search(context.before) or context.count == "24"):
        return "parameter", "工時或時限"
    if _LIMIT_BEFORE.search(context.before):
        return "parameter", "法規或計畫的上下限"
    if _FREQUENCY.search(context.before) and context.unit != "percent":
        return "parameter", "頻率或每單位的數量"
    return STATISTIC, ""


def _span_kind(context: Context) -> tuple[str, str]:
    if _RULE_AFTER.match(context.after) or not _SPAN_LEAD.search(context.before):
        return "parameter", "期間"
    return STATISTIC, ""


def _money_kind(context: Context) -> tuple[str, str]:
    if is_limit(context.before, context.after):
        return "parameter", "法規或計畫的金額"
    if re.match(r"\s*(?:以上|以下)", context.after) and _FINE_RANGE.search(context.before):
        return "parameter", "罰鍰額度"
    return STATISTIC, ""


def _chinese_kind(context: Context) -> tuple[str, str] | None:
    """Chinese numerals are often words: 一般, 一場展覽, 兩項計畫 that were named before."""
    if _NOT_COUNTED.search(context.before):
        return "ordinal", "序次或詞語"
    structure = context.counter.startswith(("大", "項", "個", "種", "類", "者"))
    if structure and _ABSTRACT.match(context.counter + context.after):
        return "count_of_text", "文中要點的數目"
    if context.count == "一" and not _ONE_VERB.search(context.before):
        return "count_of_text", "泛稱一個"
    if structure and (not context.before.strip() or _DETERMINED.search(context.before)):
        return "count_of_text", "指前文所述"
    return None


def is_labelled(before: str) -> bool:
    """Whether words that may name a count stand right before a number without a counter word."""
    return bool(_LABEL_BEFORE.search(before))


def is_limit(before: str, after: str) -> bool:
    """Whether the words around a number make it an upper or lower limit or an amount for each."""
    lead = _LIMIT_BEFORE.search(before) or _EACH_MONEY.search(before)
    return bool(lead or _EACH_AFTER.match(after))
