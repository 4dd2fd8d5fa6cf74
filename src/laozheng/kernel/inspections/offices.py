"""Which business line and which office a disposition belongs to: by letter mark and citation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from laozheng.kernel.law.citations import Citation

_LINE_OF_ACT: Mapping[str, str] = {
    "lsa": "standards",
    "minimum_wage": "standards",
    "labor_pension": "standards",
    "osh": "safety",
    "labor_safety_health": "safety",
    "labor_inspection": "safety",
    "gender_equality": "equality",
    "older_employment": "equality",
    "labor_disputes": "disputes",
    "mass_redundancy": "disputes",
    "collective_agreement": "disputes",
    "labor_union": "unions",
}
_DISCRIMINATION = 5
_LAYOFF_NOTICE = 33
_MASSAGE = 46


@dataclass(frozen=True)
class Office:
    """A unit that issues dispositions under a letter mark, and the lines that it owns."""

    unit: str
    mark: str
    lines: tuple[str, ...]
    is_agency: bool = False


@dataclass(frozen=True)
class Offices:
    """The issuing units of a city by letter mark (高市勞條字)."""

    by_mark: Mapping[str, Office]

    @property
    def city_mark(self) -> str:
        """How the marks of all offices of the city begin: two characters (高市)."""
        return next((mark[:2] for mark in self.by_mark), "")

    def unit_of(self, mark: str) -> str:
        """The code of the unit that uses a mark, "" for an unknown one."""
        office = self.by_mark.get(mark)
        return office.unit if office else ""

    def authority_of(self, mark: str) -> str:
        """Who decided by the letter mark: the city, the bureau or its inspection office."""
        if mark[len(self.city_mark) :].startswith("府"):
            return "city"
        office = self.by_mark.get(mark)
        if office and office.is_agency:
            return "inspection_office"
        return "bureau" if mark else ""

    def line_of(self, mark: str, citations: Sequence[Citation]) -> str:
        """The line of a disposition, "" when neither mark nor citation tells.

        The mark decides where its unit owns one line; where several share a mark, or the mark is
        not known, the first citation decides.
        """
        office = self.by_mark.get(mark)
        if office and len(office.lines) == 1:
            return office.lines[0]
        return _line_of_citation(citations[0]) if citations else ""


def _line_of_citation(citation: Citation) -> str:
    if citation.act == "employment_service":
        special = {_DISCRIMINATION: "equality", _LAYOFF_NOTICE: "employment"}
        return special.get(citation.article, "migrants")
    if citation.act == "disability_rights":
        return "massage" if citation.article == _MASSAGE else "quota"
    return _LINE_OF_ACT.get(citation.act, "")
