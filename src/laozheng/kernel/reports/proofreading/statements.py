"""Sentences and clauses of a line, and what the words around a number say of it.

A clause ends at a comma, a semicolon or a full stop; 、 joins the parts of one clause.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_SENTENCE_END = re.compile(r"[。！？!?]|\t")
_CLAUSE_END = re.compile(r"[，,；;。！？：:•◆▶\t]")
# Connectives at the ends of a label; the look-arounds spare words such as 經濟, 計畫, 設計, 契約.
_LIST_NUMBER = re.compile(r"^\s*\(?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[)）.、．]\s*")
_OPENERS = re.compile(
    r"^(?:另外|另|此外|以及|其中|其他為|並|且|及|與|或|又|亦|均|皆|而|於|則|由|為|已|至|和(?![解諧平])"
    r"|再(?![生就設造次])|其(?!他)|經(?![濟費營理常])|共(?![同識融好享])|計(?![畫算程])|有(?![限機關效])"
    r"|含(?!括)|約(?![聘僱用談定]))+"
)
_CLOSERS = re.compile(
    r"(?:等|共計|合計|總計|總共|小計|累計|計有|共有|達成|達到|高達|已達|超過|至少|分別為|分別|數為|預計|預估|預定"
    r"|共|(?<![設統會預估總合])計|(?<![國公持擁私自])有|(?<![表傳])達|(?<![行作認])為|(?<![契協預])約|(?<!鄰)近"
    r"|逾|已|各|即|之|的|至|僅|尚|佔|占|\s)+$"
)
_TOTAL = re.compile(
    r"(?:合\s*計|總\s*計|共計|總共|小\s*計|總數|總和|計共|一共)[^，。；、0-9]{0,12}$"
)
_CUMULATIVE = re.compile(r"(?:累計|累積|迄今|至今|歷年|開辦以來|成立以來)")
_SINCE = re.compile(
    r"自[^，。；]{2,16}(?:迄今|至今|以來|(?:起|實施|開辦|成立)[^。；]{0,6}(?:截至|迄今|至今|至[^。；]{2,12}止))[^。；]{0,30}$"
)
_SUBSET = re.compile(r"(?:其中|包含|包括|含括|內含|含)[^；。]{0,40}$")
_PER = re.compile(
    r"每(?:一)?[^，。；、0-9\s]{1,6}[^，。；、0-9]{0,8}$|各(?:辦理|舉辦|補助|進用|招收|置|派|配置|有|計|為|約|共)*\s*$"
)
_UP = r"漲|增加|增|成長|提升|提高|上升|升高|多出|擴增|增幅"
_DOWN = r"減少|減|下降|降|降低|衰退|短少|減幅|節省|節約|少"
_CHANGE = re.compile(rf"(?P<up>{_UP})|(?P<down>{_DOWN})")
_COMPARED = re.compile(
    r"(?:較|比|相較|相對|與[^，。；]{1,12}(?:相比|比較)|同期|去年|上年|前一?年|上期)"
)
_CHANGE_ENDS = re.compile(rf"(?:{_UP}|{_DOWN})(?:了|約|近|逾|達|幅|幅度|人數|金額|件數|率)*\s*$")

_QUALIFIERS_BEFORE = (
    (
        "target",
        r"目標(?:值|數|為|達|訂為|量)*[^，。；、0-9]{0,10}$|(?:訂定|應達|期達成|規劃達)[^，。；、0-9]{0,6}$",
    ),
    (
        "estimate",
        r"(?:預計|預估|預期|預定|預測|推估|粗估|估計|估算|可望|推算|概估)[^，。；、0-9]{0,14}$",
    ),
    ("nearly", r"(?:將近|接近|幾近|近)\s*$"),
    ("at_least", r"(?:逾|(?<!不)超過|至少|突破|不少於|不低於|大於|高於|多達|破)\s*$"),
    ("at_most", r"(?:最高|最多|上限|至多|不超過|未達|低於|小於|不足|未滿|以內)\s*(?:為)?\s*$"),
    ("about", r"(?:大約|約略|約|概|大致)(?:為|有|達|計)?\s*$"),
)
_BEFORE = tuple((name, re.compile(pattern)) for name, pattern in _QUALIFIERS_BEFORE)
_AFTER = (
    ("at_least", re.compile(r"\s*(?:以上|起跳|\(含\)以上|之譜以上)")),
    ("at_most", re.compile(r"\s*(?:以下|以內|之內|未滿)")),
    ("about", re.compile(r"\s*(?:左右|上下|之譜)")),
)


@dataclass(frozen=True)
class Clause:
    """A stretch of a line between two clause ends; ``sentence`` counts within the line."""

    start: int
    end: int
    sentence: int


def clauses(text: str) -> tuple[Clause, ...]:
    """The clauses of a folded line in order; a comma between digits does not end one."""
    found: list[Clause] = []
    start, sentence = 0, 0
    for match in _CLAUSE_END.finditer(text):
        at = match.start()
        between = 0 < at < len(text) - 1 and text[at - 1].isdigit() and text[at + 1].isdigit()
        if between or (
            text[at] in ":：" and text[at + 1 : at + 2].isdigit() and text[at - 1 : at].isdigit()
        ):
            continue
        if (
            text[at] == ","
            and re.match(r",\s?[0-9]{3}(?![0-9])", text[at:])
            and text[at - 1 : at].isdigit()
        ):
            continue
        found.append(Clause(start, match.end(), sentence))
        sentence += bool(_SENTENCE_END.fullmatch(match[0]))
        start = match.end()
    if start < len(text):
        found.append(Clause(start, len(text), sentence))
    return tuple(found)


def qualifier(before: str, after: str, hedge: str) -> str:
    """How exact a number is meant: from the words before it, after it, and between it and 人."""
    if hedge.startswith(("多", "餘", "幾", "來")):
        return "at_least"
    for name, pattern in _BEFORE[:2]:
        if pattern.search(before):
            return name
    for name, pattern in _AFTER:
        if pattern.match(after):
            return name
    return next((name for name, pattern in _BEFORE[2:] if pattern.search(before)), "exact")


def basis(before: str, sentence_before: str) -> str:
    """What a number is beside the plain count; "" for a plain count.

    ``before`` is the clause up to the number, ``sentence_before`` the whole sentence up to it.
    """
    if _CHANGE_ENDS.search(before) and _COMPARED.search(sentence_before):
        return "change"
    if _PER.search(before):
        return "per"
    if _CUMULATIVE.search(before) or _SINCE.search(sentence_before):
        return "subset" if _SUBSET.search(before) else "cumulative"
    if _TOTAL.search(before):
        return "total"
    return "subset" if re.search(r"其中", before) else ""


def direction(before: str) -> str:
    """up or down for a change, by the last such word before the number."""
    last = ""
    for match in _CHANGE.finditer(before):
        last = "up" if match["up"] else "down"
    return last


def words_of(before: str, after: str) -> str:
    """The words a number counts: what is left of the clause before it, else what follows it."""
    own = stripped(before)
    following = re.match(r"\s*(?:以上|以下)?([^\s，,。；;、：:()0-9]{1,14})", after)
    tail = following[1] if following else ""
    tail = re.split(r"(?:參加|參與|與會|參訓|使用|成立|觀賞|辦理|申請)", tail)[0] if own else tail
    return " ".join(part for part in (own, tail) if part)


def stripped(words: str) -> str:
    """Words without the connectives at their ends and without blanks."""
    words = re.sub(r"^(?:年度?|月份?|日)(?=[一-鿿])", "", _LIST_NUMBER.sub("", words))
    words = re.sub(r"^[\s、,，；：:()「」~～-]+|[\s、,，；：:(「~～-]+$", "", words)
    for _ in range(3):
        shorter = _CLOSERS.sub("", _OPENERS.sub("", words)).strip(" 、，().")
        if shorter == words:
            break
        words = shorter
    return words


def lead_of(text: str, clause_list: Sequence[Clause], at: int) -> str:
    """The words before a colon in the sentence (僱用補助：補助33件), "" when there are none."""
    index = next((i for i, c in enumerate(clause_list) if c.start <= at < c.end), None)
    if index is None:
        return ""
    sentence = clause_list[index].sentence
    for clause in reversed(clause_list[:index]):
        if clause.sentence != sentence:
            break
        words = text[clause.start : clause.end]
        if words.rstrip().endswith((":", "：")):
            return stripped(words.rstrip(" :：")) if len(words) <= 30 else ""
    return ""
