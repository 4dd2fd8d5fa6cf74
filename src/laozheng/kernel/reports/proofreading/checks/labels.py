"""What a number is said to count, reduced to the nouns, so that two prints can be compared."""

import re
from functools import cache

from laozheng.kernel.reports.proofreading.checks.passages import Mention, words

# Words of doing and counting that say nothing of what is counted.
_VERBS = re.compile(
    r"辦理|執行|實施|提供|完成|推動|開辦|開設|舉辦|召開|列席|備查|受理|核發|核定|核准|補助|獎勵|服務|協助|輔導"
    r"|推出|演出|觀賞|參觀|參加|參與|參訓|結訓|上課|報名|出席"
)
_COUNTING = re.compile(
    r"人數|人次|件數|案數|家數|場次|次數|班數|金額|經費|總數|數量|案件"
    r"|總計|合計|共計|累計|小計|全年度?|年度|本年|本市|本局|本府|分別|其中|包含|包括|截至|月底|年底|月份"
    r"|[0-9.,%()<>/\-「」『』《》]|(?<![a-zA-Z])[a-z]{1,2}(?![a-zA-Z])"
)
_DOING = re.compile(r"辦理|執行|實施|提供|完成|推動|開辦|開設|舉辦|協助|推出")
_UP_TO_YEAR = re.compile(r"^.*\d年度?")
_EDGES = "共計總約近達逾為有已並及與和等的之於由以另各該每含年月名位人件家場次班個案"
_ABBREVIATED = (
    ("職業災害", "職災"),
    ("身心障礙", "身障"),
    ("勞工局", ""),
    ("職業訓練", "職訓"),
    ("外國人", "移工"),
)


def nouns(text: str) -> str:
    """The words of a label without verbs, counting words and years; long names abbreviated."""
    return _nouns(words(text))


@cache
def _nouns(text: str) -> str:
    for long, short in _ABBREVIATED:
        text = text.replace(long, short)
    return _VERBS.sub("", _COUNTING.sub("", text)).strip(_EDGES)


def naming(mention: Mention) -> str:
    """The words before a number with what is done, without counting words; "" if there are none."""
    bare = _UP_TO_YEAR.sub("", words(mention.lead)).replace("案件", "案＿")
    label = _COUNTING.sub("", _DOING.sub("", bare)).strip(_EDGES)
    return label.replace("＿", "件") if nouns(mention.lead) else ""


def subject_of(mention: Mention) -> str:
    """The nouns beside a number: those before it, else those after it."""
    before = nouns(mention.lead)
    return before if len(before) > 1 else before + nouns(mention.tail)


def pairs(text: str) -> set[str]:
    """The pairs of neighboring characters of a text."""
    return {text[n : n + 2] for n in range(len(text) - 1)}


def likeness(first: str, second: str) -> float:
    """How much of the shorter label is in the longer one, 0 to 1, by pairs of characters."""
    small, large = sorted((pairs(first), pairs(second)), key=len)
    return len(small & large) / len(small) if small else 0.0
