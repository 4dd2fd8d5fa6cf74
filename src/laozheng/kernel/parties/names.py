"""Read names as files write them, without guessing: who is meant, who is responsible, what is lost.

Traps and their codes are those of the data set ``dispositions`` (W-NAME, W-CHAR, W-MASK). Pure.
"""

import html
import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Literal

from laozheng.base.text import fold, squeeze
from laozheng.kernel.parties.surnames import COMPOUND_SURNAMES, SURNAMES

NameKind = Literal["enterprise", "sole_proprietor", "partnership", "person", "none"]

# Variants of one character that official files mix; used for matching only, never for display.
_VARIANTS = str.maketrans("臺羣峯勲衆", "台群峰勳眾")
# Letters of Vietnamese and other Latin alphabets, and of Thai, that bear marks; the marks alone.
_MARKED = re.compile("[\u00c0-\u024f\u1e00-\u1eff\u0e47-\u0e4e]")
_MARKS = re.compile("[\u0300-\u036f\u0e47-\u0e4e]")
_BARRED = str.maketrans("ĐđŁłØø", "DdLlOo")
_BLANK_NAMES = frozenset({"", "-", "--", "－", "無", "不詳", "未知", "空白"})

_MASK = "O0〇○◯●*"
_MASK_RUN = re.compile(rf"(?<![A-Za-z0-9])[{_MASK}]+(?![A-Za-z0-9])")
_NUMERALS = frozenset("〇零一二三四五六七八九十百千")

_LEGAL_FORM = re.compile(
    r"公司|商行|企業行|工程行|行號|企業社|實業社|工作室|商號|合作社|事務所|基金會|協會|公會|工會|銀行"
    r"|醫院|診所|學校|大學|政府|農會|漁會|委員會|工廠|商店|餐廳|LTD|INC\.?$|CORP|LLC|LIMITED",
    re.I,
)
_ENDS_LIKE_A_BUSINESS = re.compile(r"[行社店廠場院所館號局處會校園部坊屋廳城攤號班站隊團庫家]$")
_REMARK = re.compile(r"訴願|行政訴訟|序號|另作處分|原處分|撤銷處分")
_QUALIFIER = re.compile(
    r"合夥|有限合夥|獨資|自然人|僑外資|外資|陸資|台灣|臺灣|股|籌備處?|歇業|停業|解散|清算中?|更名.*"
    r"|.{1,6}型|.{2,8}市場|委託.+|.*招牌.*|原名.+|原:.+|原.{4,}"
    r"|分公司|門市|.{1,6}(?:分公司|分店|分院|分班|分行|門市|廠|店)"
)
_RESPONSIBLE_PREFIX = re.compile(r"^(?:負責人|代表人|法定代理人|代理人):?")
_BETWEEN_PERSONS = re.compile(r"[\n、,;/]+")
_PROPRIETOR = re.compile(r"(?P<persons>[^()]{2,40}?)即(?P<trade>[^即].+)", re.S)
_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HAN_NAME = re.compile(f"[{_HAN}]{{2,4}}")
_LATIN_NAME = re.compile(r"[A-Z][A-Z'.\-]*(?:[ ,]+[A-Z][A-Z'.\-]*)+", re.I)
_PRIVATE_OR_LOST = frozenset({"Co", "Cs", "Cn"})


@dataclass(frozen=True)
class SplitName:
    """A name taken apart.

    ``name`` is the trade or legal name with its qualifiers; ``responsible`` the persons behind it;
    ``responsible_party`` an organization that stands where a person should; ``remark`` what the
    bracket said about an appeal. Flags: unclosed_bracket, stray_bracket, several_persons,
    responsible_is_party, responsible_unclear, spelled_out_character, lost_character, masked, empty.
    """

    raw: str
    name: str
    party_kind: NameKind
    responsible: tuple[str, ...] = ()
    responsible_party: str = ""
    qualifiers: tuple[str, ...] = ()
    remark: str = ""
    flags: tuple[str, ...] = ()

    @cached_property
    def key(self) -> str:
        """The party key of this name."""
        return fold_name(self.name)

    @property
    def responsible_text(self) -> str:
        """The responsible persons, or the party in their place, as one text."""
        return "、".join(self.responsible) or self.responsible_party

    @property
    def masked(self) -> bool:
        """Whether characters of the name were hidden by the source."""
        return "masked" in self.flags


def party_key(raw: str) -> str:
    """The key by which two spellings of one name meet; used for matching only, never shown.

    The name without its responsible person, in NFKC, 臺→台, character variants folded, blanks
    removed. Empty when there is no name.
    """
    return split_name(raw).key


def fold_name(name: str) -> str:
    """Fold a name that holds no responsible person (see ``party_key``)."""
    folded = unmarked(unicodedata.normalize("NFKC", name)).translate(_VARIANTS)
    return "".join(c for c in folded if unicodedata.category(c)[0] not in "ZC" or _is_lost(c))


def unmarked(text: str) -> str:
    """A text whose Latin letters bear no marks and Thai syllables no tones: NGUYỄN → NGUYEN."""
    if not _MARKED.search(text):
        return text
    apart = unicodedata.normalize("NFD", text).translate(_BARRED)
    return unicodedata.normalize("NFC", _MARKS.sub("", apart))


def full_form(key: str) -> str:
    """The key with an abbreviated legal form written out: 甲(股)公司 → 甲股份有限公司."""
    return key.replace("(股)公司", "股份有限公司").replace("(有)公司", "有限公司")


def is_unique_by_law(name: str) -> bool:
    """Whether no two enterprises of the country may bear the name: a company's (公司法§18)."""
    return "公司" in name


def readable(raw: str) -> str:
    """The text for display and search: valid HTML entities decoded, the rest as it stands."""

    def decode(match: re.Match[str]) -> str:
        text = html.unescape(match[0])
        return match[0] if any(_is_lost(c) or c == "\ufffd" for c in text) else text

    return re.sub(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8});", decode, raw)


def is_masked(name: str) -> bool:
    """Whether the source hid part of the name: 陳OO, 蔡○○, 林00(自然人), 曾O村, 即富O工程行.

    A mask touches a Chinese character and no Latin letter or digit, so KTV, 7-11 and 第100店
    are names. A masked name is never matched, merged or searched by.
    """
    text = squeeze(fold(name))
    for run in _MASK_RUN.finditer(text):
        before, after = text[: run.start()][-1:], text[run.end() :][:1]
        if "〇" in run[0] and (before in _NUMERALS or after in _NUMERALS) and (before or after):
            continue
        if _is_han(before) or _is_han(after):
            return True
    return False


def looks_like_person(text: str) -> bool:
    """Whether a whole text has the shape of a natural person's name; masked ones included."""
    name = text.strip()
    if "·" in name or "‧" in name or "・" in name:
        return not _LEGAL_FORM.search(name)
    if _LATIN_NAME.fullmatch(name):
        return not _LEGAL_FORM.search(name)
    name = squeeze(name)
    if is_masked(name):
        return len(name) <= 4 and not _LEGAL_FORM.search(name)
    if not _HAN_NAME.fullmatch(name) or _LEGAL_FORM.search(name):
        return False
    if len(name) == 4:
        return name[:2] in COMPOUND_SURNAMES or (name[0] in SURNAMES and name[1] in SURNAMES)
    return name[0] in SURNAMES or name[:2] in COMPOUND_SURNAMES


@lru_cache(maxsize=4096)
def split_name(raw: str) -> SplitName:
    """Take a name as written apart into trade name, responsible persons, qualifiers and remark."""
    text = fold(readable(raw))
    flags = ["lost_character"] if _has_lost_character(text) else []
    if squeeze(text) in _BLANK_NAMES:
        return SplitName(raw, "", "none", flags=("empty",))
    split = _split_brackets(SplitName(raw, text, "enterprise", flags=tuple(flags)))
    split = _settle_kind(_split_proprietor(split))
    hidden = is_masked(split.name) or (
        split.party_kind == "sole_proprietor" and any(is_masked(p) for p in split.responsible)
    )
    return replace(split, flags=(*split.flags, "masked")) if hidden else split


def _split_brackets(split: SplitName) -> SplitName:
    """Peel brackets from the end: qualifiers stay in the name, the first other one is a person."""
    rest, flags, kept = split.name, list(split.flags), list[str]()
    while True:
        rest, content, flag = _last_bracket(rest)
        flags += [flag] if flag else []
        if content is None:
            break
        content = content.strip()
        if _is_spelled_out(rest, content):
            rest, flags = f"{rest}({content})", [*flags, "spelled_out_character"]
            break
        if _REMARK.search(content):
            split = replace(split, remark=content)
        elif squeeze(content).startswith("即") and looks_like_person(rest):
            persons = _persons(rest)
            trade = squeeze(content)[1:]
            split = replace(split, responsible=persons, party_kind="sole_proprietor")
            rest = trade
            break
        elif _QUALIFIER.fullmatch(squeeze(content)):
            kept.insert(0, content)
        else:
            split, more = _with_responsible(split, content)
            flags += more
            break
    name = _join_lines(rest) + "".join(f"({q})" for q in kept)
    return replace(split, name=name, qualifiers=tuple(kept), flags=tuple(flags))


def _last_bracket(text: str) -> tuple[str, str | None, str]:
    """Cut off the bracket that ends a text: the rest, its content, and a flag if it is broken.

    Content is None when the text does not end in a bracket.
    """
    text = text.rstrip()
    depth = 0
    if text.endswith(")"):
        for place in range(len(text) - 1, -1, -1):
            depth += {")": 1, "(": -1}.get(text[place], 0)
            if depth == 0:
                return text[:place].rstrip(), text[place + 1 : -1], ""
        return text[:-1].rstrip(), None, "stray_bracket"
    for place in range(len(text) - 1, -1, -1):
        depth += {")": 1, "(": -1}.get(text[place], 0)
        if depth < 0:
            return text[:place].rstrip(), text[place + 1 :], "unclosed_bracket"
    return text, None, ""


def _with_responsible(split: SplitName, content: str) -> tuple[SplitName, list[str]]:
    """The content of a bracket as responsible persons or party, with the flags that it earns."""
    content = _RESPONSIBLE_PREFIX.sub("", content).strip()
    if _LEGAL_FORM.search(content) and not looks_like_person(content):
        return replace(split, responsible_party=_join_lines(content)), ["responsible_is_party"]
    persons = _persons(content)
    flags = ["several_persons"] if len(persons) > 1 else []
    if not all(_may_be_responsible(person) for person in persons):
        flags.append("responsible_unclear")
    return replace(split, responsible=persons), flags


def _may_be_responsible(text: str) -> bool:
    """In a bracket a rare or foreign surname is still a person's: 闕測試, 犬塚測試."""
    return looks_like_person(text) or _HAN_NAME.fullmatch(text) is not None


def _split_proprietor(split: SplitName) -> SplitName:
    """王測試即測試工程行: the person is the party, the rest is the name of the business."""
    match = _PROPRIETOR.fullmatch(split.name)
    if match is None or split.party_kind == "sole_proprietor":
        return split
    persons = _persons(match["persons"])
    if not all(looks_like_person(p) and p[-1] not in "記氏立隨" for p in persons):
        return split
    flags = [*split.flags, *(["several_persons"] if len(persons) > 1 else [])]
    if split.responsible:
        flags.append("responsible_unclear")
    return replace(
        split,
        name=_join_lines(match["trade"]),
        party_kind="sole_proprietor",
        responsible=(*persons, *split.responsible),
        flags=tuple(flags),
    )


def _settle_kind(split: SplitName) -> SplitName:
    """Tell a natural person and a partnership from an enterprise."""
    if split.party_kind == "sole_proprietor":
        return split
    bare = split.name
    for qualifier in split.qualifiers:
        bare = bare.replace(f"({qualifier})", "")
    lines = _persons(split.raw) if "\n" in split.raw.strip() else ()
    if len(lines) > 1 and all(looks_like_person(fold(line)) for line in lines):
        name, flags = "、".join(lines), (*split.flags, "several_persons")
        return replace(split, name=name, party_kind="person", responsible=lines, flags=flags)
    is_person = looks_like_person(bare) and not _ENDS_LIKE_A_BUSINESS.search(squeeze(bare))
    if "自然人" in split.qualifiers or (is_person and not split.responsible):
        return replace(split, party_kind="person")
    if "(合夥)" in split.name or len(split.responsible) > 1:
        return replace(split, party_kind="partnership")
    return split


def _persons(text: str) -> tuple[str, ...]:
    parts = (part.strip() for part in _BETWEEN_PERSONS.split(fold(text)))
    return tuple(p if _LATIN_NAME.fullmatch(p) else squeeze(p) for p in parts if p)


def _join_lines(text: str) -> str:
    """One line: newlines and tabs go, a blank stays only where it parts Latin words."""
    one = re.sub(r"[\t\r\n\u200b\ufeff]+", "", text)
    return re.sub(r"(?<![A-Za-z0-9.&,]) +| +(?![A-Za-z0-9&(])", "", one).strip()


def _is_spelled_out(before: str, content: str) -> bool:
    """王(馬宗)明 cut at its end: a character described by its two parts, not a person."""
    return len(content) == 2 and 1 <= len(before) <= 2 and before[0] in SURNAMES


def _has_lost_character(text: str) -> bool:
    broken_entity = re.search(r"&#[xX]?[0-9a-fA-F]+;", text)
    return bool(broken_entity) or any(_is_lost(c) or c in "?\ufffd" for c in text)


def _is_lost(character: str) -> bool:
    """Private use, a lone surrogate or an unassigned code point: the character is not known."""
    return unicodedata.category(character) in _PRIVATE_OR_LOST


def _is_han(character: str) -> bool:
    return re.fullmatch(f"[{_HAN}]", character) is not None
