"""Guidance visits: made, improved or handed on. Advice, never a finding."""

from laozheng.kernel.cases.declare import Act, Remembered
from laozheng.kernel.cases.reasons import reason_of
from laozheng.lines.safety.models import Guidance


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
