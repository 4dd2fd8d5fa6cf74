"""A synthetic line with everything a line can declare, so that pages are tested without real ones.

Three kinds of one procedure at three levels of access, with forms, terms, facts, a diary, a block
for the enterprise page, a data set, a fact with measures, and a book.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from django import forms

from laozheng.base.periods import Period
from laozheng.interfaces.workspace.step_forms import OpeningForm, StepForm
from laozheng.kernel.accounts.access import visible
from laozheng.kernel.cases.actions import attach, open_case
from laozheng.kernel.cases.declare import (
    PREVIOUS,
    Act,
    Appointment,
    Block,
    CaseKind,
    Deadline,
    Line,
    SignalCode,
    State,
    Transition,
)
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.facts import Fact
from laozheng.kernel.cases.models import Case, CaseParty
from laozheng.kernel.cases.recorder import History, Recorder, Step
from laozheng.kernel.datasets.declare import Column, DataSet
from laozheng.kernel.documents.actions import draft_letter
from laozheng.kernel.documents.declare import LetterTemplate
from laozheng.kernel.law.counting import count
from laozheng.kernel.measures.declare import Fact as CountedFact
from laozheng.kernel.measures.declare import FactColumn, FactRow, Measure, Share
from laozheng.kernel.parties.actions import Wanted, ensure_party
from laozheng.kernel.parties.snapshot import Snapshot
from laozheng.kernel.reports.declare import BookKind, Edition, Section

FOLDER = Path(__file__).parent
REQUEST, OPEN_REQUEST, SEALED_REQUEST = (
    "example.request",
    "example.open_request",
    "example.sealed_request",
)
TOPICS = {"wage": "工資", "contract": "契約"}


class RegisterForm(OpeningForm):
    """Who asks, whom it concerns, and about what."""

    topic = forms.ChoiceField(label="請求類別", choices=list(TOPICS.items()))
    applicant = forms.CharField(label="申請人")
    employer = forms.CharField(label="事業單位")

    def case_fields(self) -> dict[str, Any]:
        """The title says whom and what it is about."""
        topic = TOPICS[self.cleaned_data["topic"]]
        return {**super().case_fields(), "title": f"{self.cleaned_data['employer']}　{topic}"}


class ReasonForm(StepForm):
    """A reason in words."""

    reason = forms.CharField(label="理由", required=False, widget=forms.Textarea)


def register(act: Act) -> Mapping[str, Any]:
    """Keep the parties, remember the topic, draft the receipt."""
    employer = act.given["employer"]
    if "停業" in employer:
        raise Refused("這個事業單位已停業，請改填現存的事業單位", "employer")
    day = act.on
    for kind, side, role, name in (
        ("person", "labor", "applicant", act.given["applicant"]),
        ("enterprise", "employer", "opponent", employer),
    ):
        wanted = Wanted(kind, name, day, subject_ref=act.case.ref)
        CaseParty.objects.create(
            case=act.case,
            party=ensure_party(wanted, act.actor),
            name_as_written=name,
            side=side,
            role=role,
            from_on=day,
        )
    letter = draft_letter(
        act.case.ref,
        RECEIPT,
        {"number": act.case.number, "received_on": day},
        unit_mark="高市勞關字",
        actor=act.actor,
        addressees=[Snapshot(name=act.given["applicant"], on=day)],
    )
    attach(act.case, "收件證明", role="letter", actor=act.actor, letter=letter)
    return {"topic": act.given["topic"], "secret_code": "xyz"}


def remember_reason(act: Act) -> Mapping[str, Any]:
    """The reason given goes into the event."""
    return {"reason": act.given.get("reason", "")}


def refuse_without_reason(act: Act) -> str | None:
    """A rejection says why."""
    return None if act.given.get("reason") else "駁回須敘明理由，請填寫理由"


def decide_due(timeline: Any, calendar: Any, law: Any) -> Any:
    """Ten days from receipt."""
    return count(timeline.received_on, 10, "days", calendar, cite="範例辦法第1條")


def object_due(timeline: Any, calendar: Any, law: Any) -> Any:
    """Five days from receipt, for the party."""
    return count(timeline.received_on, 5, "days", calendar, cite="範例辦法第2條")


def facts(case: Case) -> list[Fact]:
    """An amount, and how it was reckoned."""
    reckoned = count(case.received_on, 10, "days", _calendar(), cite="範例辦法第1條")
    return [Fact("請求金額", 32000, "money"), Fact("為何是這一天", reckoned, "reckoning")]


def _calendar() -> Any:
    from laozheng.kernel.cases.catalogue import calendar

    return calendar()


def diary(reader: Any, start: date, end: date) -> list[Appointment]:
    """A hearing at ten o'clock two days after receipt of every case that the reader may see."""
    span = (start - timedelta(days=2), end - timedelta(days=2))
    cases = visible(Case.objects.filter(received_on__range=span), reader)
    return [
        Appointment(_hearing(case.received_on), None, f"調解會議 {case.number}", "第1調解室", case)
        for case in cases.order_by("number")
    ]


def _hearing(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 2, tzinfo=UTC) + timedelta(days=2)


def block_rows(party: Any, reader: Any) -> list[tuple[Any, ...]]:
    """The case numbers of a party that the reader may see."""
    cases = visible(Case.objects.filter(parties__party=party), reader)
    return [(case.number, "範例") for case in cases.order_by("number")]


RECEIPT = LetterTemplate(
    "receipt",
    "收件證明",
    "example",
    version=1,
    body=FOLDER / "receipt.txt",
    required={"number": "案號", "received_on": "收件日"},
)

_REQUEST = CaseKind(
    code="request",
    label="範例申請",
    prefix="範申",
    unit="labor_relations",
    level="restricted",
    intakes=("counter", "online"),
    states=(
        State("received", "已收件"),
        State("reviewed", "已審查"),
        State("approved", "核准", final=True),
        State("rejected", "駁回", final=True),
    ),
    transitions=(
        Transition("register", "收件", (), "received", run=register, form=RegisterForm),
        Transition("review", "審查", ("received",), "reviewed"),
        Transition("note", "註記", ("received", "reviewed"), None, run=remember_reason,
                   form=ReasonForm),
        Transition("approve", "核准", ("reviewed",), "approved", roles=("officer", "supervisor"),
                   other_person_than=("review",)),
        Transition("reject", "駁回", ("received", "reviewed"), "rejected",
                   roles=("officer", "supervisor"), run=remember_reason, form=ReasonForm,
                   conditions=(refuse_without_reason,)),
        Transition("reopen", "重開", ("approved", "rejected"), PREVIOUS, roles=("supervisor",)),
    ),
    deadlines=(
        Deadline("E1", "審查期限", decide_due, ("approve", "reject"), "範例辦法第1條"),
        Deadline("E2", "陳述意見", object_due, ("review",), "範例辦法第2條", kind="outside_party"),
    ),
    retain_years=5,
    facts=facts,
)  # fmt: skip


def check_row(row: Any, context: Any) -> None:
    """Refuse the future, flag what has no employer."""
    if row["received_on"] > context.today:
        row.refuse("received_on", "收件日不得在未來")
    if not row["employer"]:
        row.flag("employer_missing")


def record_rows(rows: Sequence[Any], context: Any) -> None:
    """Each row becomes a case."""
    recorder = Recorder(context.actor)
    for row in rows:
        recorder.add(
            History(REQUEST, row["received_on"], "counter", [Step("register", row["received_on"])],
                    source_no=row["case_no"], title=row["employer"] or "")
        )  # fmt: skip
    for row, case in zip(rows, recorder.flush(), strict=True):
        row.created(case.ref)


def export_rows(period: Period, reader: Any) -> Iterable[Mapping[str, Any]]:
    """The requests of a period that the reader may export."""
    cases = visible(Case.objects.filter(kind=REQUEST), reader, "export")
    for case in cases.filter(received_on__range=(period.start, period.end)).order_by("number"):
        yield {"case_no": case.number, "received_on": case.received_on, "employer": case.title}


REQUESTS = DataSet(
    name="example_requests",
    label="範例申請清冊",
    owner="example",
    key=("case_no",),
    columns=(
        Column("case_no", "案號", "text", required=True, max_length=40),
        Column("received_on", "收件日", "date", required=True),
        Column("employer", "事業單位", "text"),
        Column("topic", "請求類別", "code", codes=TOPICS),
    ),
    check=check_row,
    record=record_rows,
    export=export_rows,
)

LINE = Line(
    code="example",
    label="範例業務",
    label_en="Example",
    unit="labor_relations",
    statutes=("範例辦法",),
    kinds=(
        _REQUEST,
        replace(_REQUEST, code="open_request", label="公開範例", prefix="範公", level="unit"),
        replace(_REQUEST, code="sealed_request", label="密封範例", prefix="範密", level="sealed"),
    ),
    data_sets=(REQUESTS,),
    letters=(RECEIPT,),
    blocks=(Block("requests", "範例紀錄", ("案號", "種類"), block_rows),),
    diary=diary,
    raises=(SignalCode("example.open", "範例註記"),),
    refers_to=(SEALED_REQUEST, "later.request"),
)


def versions(years: Iterable[int] | None) -> Iterator[FactRow]:
    """Every case as one version that holds from its receipt."""
    cases = Case.objects.filter(line="example").order_by("id")
    for case in cases if years is None else cases.filter(received_on__year__in=list(years)):
        values = {
            "received_on": case.received_on,
            "topic": "contract" if "契約" in case.title else "wage",
        }
        day = case.received_on
        yield FactRow(case.pk, case.number, values, day, None, day, None)


FACT = CountedFact(
    name="example_requests",
    label="範例申請",
    columns=(FactColumn("received_on", "date"), FactColumn("topic", "code")),
    versions=versions,
    partition="received_on",
    case_kinds=(REQUEST, OPEN_REQUEST, SEALED_REQUEST),
)
MEASURES = (
    Measure(
        code="example.requests",
        label="範例申請件數",
        unit="cases",
        fact=FACT.name,
        date="received_on",
        dims=("topic",),
        breakdowns=(("topic",),),
        note="收件日在期間內之全部申請。",
        sdg=("8.8",),
    ),
    Share(
        code="example.topic_share",
        label="範例類別占比",
        of="example.requests",
        dim="topic",
        among=("wage", "contract"),
        dims=("topic",),
        breakdowns=(("topic",),),
    ),
)


def shipped_text(key: str) -> str | None:
    """The text of the only section that tells something."""
    return "本年度受理{{example.requests}}件。" if key == "requests" else None


BOOK = BookKind(
    code="example_book",
    title="{period}範例成果報告",
    heading_numbers=("formal", "ordinal"),
    item_numbers=("digit",),
    column_heads=("項目", "成果"),
    editions=(
        Edition(
            101,
            None,
            (
                Section("requests", "範例申請", "labor_relations", "example"),
                Section("silent", "尚無文字的一節", "labor_relations", "example"),
            ),
        ),
    ),
    cut_off=lambda period: period.end,
    text=shipped_text,
)


def opened(
    world: Any,
    kind: str = REQUEST,
    who: str = "officer",
    received_on: date = date(2025, 2, 3),
    **given: Any,
) -> Case:
    """A case that a member of the cast has opened."""
    names = {"topic": "wage", "applicant": "王測試", "employer": "範例企業有限公司"}
    names.update({name: given.pop(name) for name in list(given) if name in names})
    title = given.pop("title", f"{names['employer']}　{TOPICS[names['topic']]}")
    return open_case(
        kind,
        "register",
        actor=world.reader(who),
        received_on=received_on,
        intake="counter",
        officer=getattr(world, who),
        title=title,
        **given,
        **names,
    )
