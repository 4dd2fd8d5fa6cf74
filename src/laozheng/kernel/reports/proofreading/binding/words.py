"""The words of labels and texts as comparable pieces: pairs of characters, and Latin runs.

Chinese is written without blanks, so two names of one thing are compared by the pairs of
neighboring characters that they share; 勞工權益基金 and 權益基金申請案數 share 權益, 益基 and 基金.
"""

import re

from laozheng.base.text import fold

_PERIOD = re.compile(
    r"(?:自|至|截至|迄)?(?:民國|西元)?\d{2,4}年度?(?:上半年|下半年|第[1-4一二三四]季)?"
    r"(?:\d{1,2}月)?(?:\d{1,2}日)?(?:至(?:\d{2,4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?)?(?:[止底初]|期間)?"
    r"|\d{1,2}月(?:\d{1,2}日)?(?:份|底|初)?|本年度?|當年度?|今年度?|全年度?|本期"
)
# What a figure's basis says already; as a part of a name it would only stand in the way.
_BASIS_WORD = re.compile(r"累計|累積|當年|本年|全年")
# What every count ends with says nothing about what is counted.
_COUNT_WORD = re.compile(
    r"(?:總?[件案人家場戶班項個梯名位筆組處所校會]?次?數量?|[人家件場會]次|場|統計)?(?:較?(?:上年|前一?年)?(?:同期)?增減)?$"
)
_FILLER = re.compile(
    r"(?:相?較(?:於)?|比|去年|上年度?|前一?年度?|同期|增加|減少|增減|成長|下降|上升|提高|降低"
    r"|共計|合計|總計|總共|共有|計有|累計|分別為|分別|其中|另有|另外|已有|已達|達到|完成"
    r"|截至|受理|辦理|舉辦|執行|實施|提供|[共計約近逾達等及與和為有是各已另並且於在之的])+"
)
_NUMBER = re.compile(r"[\d,.]+[億萬仟千]*")
_RUN = re.compile(r"[A-Za-z]+[0-9]*|\d+(?:[-~]\d+)?|[㐀-鿿豈-﫿]+")
BREAKS = "，。；：、,;:！？!?（）()「」『』【】[]｢｣\n\t "


def bare(text: str) -> str:
    """The text folded, without the words of periods and years."""
    return _PERIOD.sub(" ", fold(text))


def core(label: str) -> str:
    """A label without the count word at its end: 權益基金申請案數 → 權益基金申請."""
    shortened = _BASIS_WORD.sub("，", _COUNT_WORD.sub("", bare(label).strip()))
    return shortened if len(shortened) > 1 else label


def is_filler(text: str) -> bool:
    """Whether a piece of text names nothing by itself: 共計, 其中, 計有, 辦理."""
    words = _FILLER.sub("", _NUMBER.sub("", bare(text)))
    return not any(len(run) > 1 for run in _RUN.findall(words))


def pieces(text: str) -> frozenset[str]:
    """The pairs of neighboring Chinese characters, and every Latin or digit run, of a text.

    A Chinese run of one character stands for itself.
    """
    found: set[str] = set()
    for run in _RUN.findall(bare(text)):
        if run[0].isascii() or len(run) == 1:
            found.add(run.lower())
        else:
            found.update(run[start : start + 2] for start in range(len(run) - 1))
    return frozenset(found)
