"""Guidance visits: asked for, made, improved or handed on. Advice, never a finding."""

from laozheng.kernel.cases.declare import Act, Remembered
from laozheng.kernel.cases.matters import open_matter
from laozheng.kernel.cases.reasons import reason_of
from laozheng.lines.safety.actions.courses import ADVICE
from laozheng.lines.safety.models import Guidance

_open = open_matter(ADVICE)


def notify(act: Act) -> Remembered:
    """Take in a notice of a firm or a small work, with whom to call about it."""
    told = _open(act)
    if contact := act.given.get("contact"):
        act.case.parties.filter(role=ADVICE.role).update(contact=contact)
    return told


def visit(act: Act) -> Remembered:
    """Advise on the spot."""
    guidance = Guidance.objects.get(case=act.case)
    guidance.visited_on = act.on
    guidance.advisor = act.given.get("advisor", "")
    guidance.save(update_fields=["visited_on", "advisor"])
    told = {"program": guidance.program, "district": guidance.district,
            "employees": guidance.employees}  # fmt: skip
    return {"facts": told}


def improve(act: Act) -> Remembered:
    """What was advised has been done."""
    Guidance.objects.filter(case=act.case).update(improved=True)
    return {}


def refer_on(act: Act) -> Remembered:
    """The danger is such that inspectors must go."""
    Guidance.objects.filter(case=act.case).update(referred=True)
    return {"text": reason_of(act)}
