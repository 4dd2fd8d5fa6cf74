"""The head of a letter: which agency writes, from where, under which mark."""

from dataclasses import dataclass

from laozheng.kernel.parties.city import city


@dataclass(frozen=True)
class Letterhead:
    """Full name of the agency, its address, the unit in charge, and a telephone number."""

    agency: str
    address: str
    unit: str
    telephone: str

    @property
    def contact_lines(self) -> tuple[str, ...]:
        """The lines under the name of the agency."""
        lines = (("地址", self.address), ("承辦單位", self.unit), ("電話", self.telephone))
        return tuple(f"{label}：{text}" for label, text in lines if text)


def letterhead(unit_mark: str) -> Letterhead:
    """The head of letters under a mark such as 高市勞關字, else that of the bureau.

    A division writes in the name of its agency, from the agency's address.
    """
    here = city()
    unit = next((u for u in here.units.values() if u.get("letter_mark") == unit_mark), None)
    agency = unit
    while agency is not None and agency["kind"] not in ("agency", "bureau"):
        agency = here.units[agency["parent"]]
    if unit is None or agency is None or agency["kind"] == "bureau":
        place = f"{here.letterhead['postal']} {here.letterhead['address']}"
        name = unit["label"] if unit else ""
        return Letterhead(here.bureau, place, name, here.letterhead["telephone"])
    place = f"{agency['postal']} {agency['address']}"
    name = "" if unit is agency else unit["label"]
    full_name = f"{here.bureau}{agency['label']}"
    return Letterhead(full_name, place, name, agency.get("telephone", ""))
