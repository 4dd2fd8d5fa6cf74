"""The rosters as rows of their data sets: who was on them in a period."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Q

from laozheng.base.periods import Period
from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.parties.models import Identifier
from laozheng.lines.disputes.models import Mediator, PrivateBody


def _during(prefix: str, period: Period) -> Q:
    began = Q(**{f"{prefix}__valid_from__lte": period.end})
    lasts = Q(**{f"{prefix}__valid_to__isnull": True})
    return began & (lasts | Q(**{f"{prefix}__valid_to__gt": period.start}))


def export_bodies(period: Period, reader: Reader) -> Iterator[Mapping[str, Any]]:
    """The bodies entrusted in a period, each with its last contract and evaluation."""
    bodies = visible(PrivateBody.objects.all(), reader, "export")
    for body in bodies.filter(_during("contracts", period)).distinct().order_by("body_no"):
        contract = body.contracts.filter(valid_from__lte=period.end).order_by("valid_from").last()
        last = body.evaluations.filter(evaluated_on__lte=period.end).order_by("evaluated_on").last()
        numbers = Identifier.objects.filter(party=body.party, kind="ubn").exclude(value="")
        same = ("body_no", "name", "address", "phone", "representative", "founded_on", "purpose")
        yield {
            **{name: getattr(body, name) or None for name in same},
            "ubn": numbers.values_list("value", flat=True).first(),
            "staff": body.staff,
            "is_side_body": body.is_side_body,
            "contract_from": contract.valid_from if contract else None,
            "contract_to": contract.valid_to if contract else None,
            "fee_rule": body.fee_rule or None,
            "note": body.note or None,
            **_evaluation(last),
        }


def export_mediators(period: Period, reader: Reader) -> Iterator[Mapping[str, Any]]:
    """The mediators on the roster in a period, with trainings and the last evaluation."""
    people = visible(Mediator.objects.all(), reader, "export")
    for one in people.filter(_during("terms", period)).distinct().order_by("roster_no"):
        terms = one.terms.filter(valid_from__lte=period.end).select_related("body")
        term = terms.order_by("valid_from").last()
        last = one.evaluations.filter(evaluated_on__lte=period.end).order_by("evaluated_on").last()
        trainings = one.trainings.filter(held_on__lte=period.end).order_by("held_on")
        same = ("roster_no", "name", "qualification", "certificate_no", "certified_on")
        yield {
            **{name: getattr(one, name) or None for name in same},
            "body": term.body.name if term and term.body else None,
            "active_from": term.valid_from if term else None,
            "active_to": term.valid_to if term else None,
            "trainings": [f"{t.held_on.isoformat()}:{t.hours.normalize():f}" for t in trainings],
            "signed_on": last.signed_on if last else None,
            "languages": one.languages,
            "fields": one.fields,
            "weekly_limit": one.weekly_limit,
            "note": one.note or None,
            **_evaluation(last),
        }


def _evaluation(row: Any) -> dict[str, Any]:
    if row is None:
        return {"evaluated_on": None, "evaluation": None}
    return {
        "evaluated_on": row.evaluated_on,
        "evaluation": "passed" if row.has_passed else "failed",
    }
