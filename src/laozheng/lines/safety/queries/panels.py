"""What pages tell of this line: facts of an accident, blocks of the enterprise page. No victims."""

from typing import Any

from django.utils.translation import gettext as _

from laozheng.base.roc import roc_slash
from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.catalogue import kind_of
from laozheng.kernel.cases.declare import Fact
from laozheng.kernel.cases.models import Case
from laozheng.kernel.parties.models import Party
from laozheng.lines.safety.models import Accident
from laozheng.lines.safety.queries.accidents import KIND, MERGED, deaths_of, likely_matches
from laozheng.lines.safety.rules.codes.accidents import (
    ACCIDENT_KINDS,
    ACCIDENT_TYPES,
    FLAGS,
    REPORTERS,
    UBN_STATES,
)

ROWS_SHOWN = 50


def accident_facts(case: Case) -> list[Fact]:
    """The facts panel of an accident; of the dead it tells the number alone."""
    accident = Accident.objects.select_related("case").get(case=case)
    facts = [
        Fact("事業單位", accident.employer_name),
        Fact("統一編號", _number(accident.ubn, accident.ubn_state)),
        Fact("原事業單位", accident.principal_name),
        Fact("業主", accident.owner_name),
        Fact("發生時間", accident.occurred_at, "moment"),
        Fact("發生日", None if accident.occurred_at else accident.occurred_on, "day"),
        Fact("雇主知悉時間", accident.known_at, "moment"),
        Fact("通報時間", accident.reported_at, "moment"),
        Fact("通報者", _(REPORTERS.get(accident.reported_by, ""))),
        Fact(
            "災害類型", _(ACCIDENT_TYPES.get(accident.accident_type, accident.accident_type_text))
        ),
        Fact("媒介物", accident.agent),
        Fact("災害別", _(ACCIDENT_KINDS.get(accident.kind, ""))),
        Fact("死亡人數", _deaths(accident), "number"),
        Fact("受傷人數", accident.injured, "number"),
        Fact("住院人數", accident.hospitalized, "number"),
        Fact("罹災人數", accident.casualties, "number"),
        Fact("行業", accident.industry_group),
        Fact("工程", accident.project_name),
        Fact("場所", accident.place),
        Fact("地址", accident.address),
        Fact("檢查機構", accident.inspection_agency),
        Fact("災害原因", "；".join(accident.causes)),
        Fact("可能為同一災害", _matches(accident)),
        Fact("待檢視", tuple(_(FLAGS.get(flag, flag)) for flag in accident.flags)),
    ]
    return [fact for fact in facts if fact.value not in ("", (), None)]


def _number(text: str, state: str) -> str:
    """A number that is valid as it stands; any other with what is wrong about it."""
    if state == "valid":
        return text
    said = _(UBN_STATES[state])
    return _("%(number)s（%(state)s）") % {"number": text, "state": said} if text else said


def _deaths(accident: Accident) -> int | None:
    """The recorded deaths; unknown while the accident is known from the official list alone."""
    deaths = deaths_of(accident.case).count()
    return deaths if deaths or accident.kind else None


def _matches(accident: Accident) -> str:
    if accident.case.state == MERGED or accident.case.closed_on is not None:
        return ""
    return "、".join(match.case.number for match in likely_matches(accident))


def accident_rows(party: Party, reader: Reader) -> list[tuple[Any, ...]]:
    """The accidents of an employer that a reader may see, for the enterprise page."""
    standing = Accident.objects.filter(employer=party).exclude(case__state=MERGED)
    seen = visible(standing, reader).select_related("case").order_by("-occurred_on", "-pk")
    kind = kind_of(KIND)
    return [
        (
            accident.case.number,
            roc_slash(accident.occurred_on),
            _(ACCIDENT_TYPES.get(accident.accident_type, accident.accident_type_text)),
            accident.place,
            _(kind.state(accident.case.state).label),
        )
        for accident in seen[:ROWS_SHOWN]
    ]
