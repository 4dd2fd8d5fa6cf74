"""What each step of a disposition writes. Run by ``perform`` inside its transaction."""

from typing import Any

from laozheng.base.identifiers import ubn_state
from laozheng.base.roc import roc_day
from laozheng.kernel.cases import catalogue
from laozheng.kernel.cases.actions.offering import code_for_party
from laozheng.kernel.cases.declare import Act, Remembered
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.reasons import reason_of
from laozheng.kernel.documents.rules import effective_day
from laozheng.kernel.inspections.addressing import link_addressee
from laozheng.kernel.inspections.building import article_row, disposition_from
from laozheng.kernel.inspections.codes import ENDS_OF_PROSECUTION, FLAGS, REMOVAL_REASONS
from laozheng.kernel.inspections.conditions import is_past
from laozheng.kernel.inspections.letters import offer, offer_answer
from laozheng.kernel.inspections.lists.reading import DispositionRow, read_row
from laozheng.kernel.inspections.models import Disposition, Hearing, Publication
from laozheng.kernel.inspections.numbers import read_document_number
from laozheng.kernel.inspections.queries import offices
from laozheng.kernel.inspections.ripple import reduce_effects, remaining_after, undo_effects
from laozheng.kernel.inspections.rules import has_list, list_grounds, names_waiver_ground
from laozheng.kernel.inspections.weighing import Told, refuse_unlawful, remembered, weigh
from laozheng.kernel.law.citations import parse_citations
from laozheng.kernel.parties.names import split_name


def open_file(act: Act) -> Remembered:
    """Open a file: party_name, articles and acted_from; if known ubn, address, acted_to, kind.

    ``party`` is the register's where a visit knows it; ``replaces`` is the number of the revoked
    document in the place of which this file decides.
    """
    articles = parse_citations(_given(act, "articles", "違反條文"), act.on)
    if articles.unreadable or not articles.cited:
        raise Refused("違反條文無法辨識，請寫明法規名稱及條、項、款", "articles")
    party = split_name(_given(act, "party_name", "受處分人"))
    disposition = Disposition.objects.create(
        case=act.case,
        authority=act.given.get("authority", "bureau"),
        kind=act.given.get("kind", "fine"),
        party_raw=party.raw,
        party_name=party.name,
        party_key=party.key,
        party_kind=party.party_kind,
        responsible_person="、".join(party.responsible) or party.responsible_party,
        ubn=act.given.get("ubn", ""),
        ubn_state=ubn_state(act.given.get("ubn", "")),
        address=act.given.get("address", ""),
        acted_from=_given(act, "acted_from", "違反期間"),
        acted_to=act.given.get("acted_to"),
        replaces=_replaced(act),
        unreadable=[],
    )
    for cited in articles.cited:
        article_row(disposition, cited).save()
    link_addressee(disposition, act.given.get("party"))
    return None


def send_hearing(act: Act) -> Remembered:
    """Ask the party to be heard; ``served_on`` when the notice reached it, else the step's day."""
    served_on = act.given.get("served_on") or act.on
    Hearing.objects.create(
        disposition_id=act.case.pk, sent_on=act.on, served_on=act.given.get("served_on")
    )
    offer(act, code=code_for_party(act))
    return {"effective_on": served_on.isoformat()}


def hear(act: Act) -> Remembered:
    """Take down what the party said; a late statement is still read, and marked."""
    hearing = Hearing.objects.filter(disposition_id=act.case.pk).order_by("-id").first()
    hearing = hearing or Hearing(disposition_id=act.case.pk)
    hearing.received_on, hearing.summary = act.on, act.given.get("summary", "")
    hearing.save()
    return {"late": is_past(act.case, "hearing", act.on)}


def waive_hearing(act: Act) -> Remembered:
    """Do without a hearing on a ground of 行政程序法第103條, which must be named."""
    reason = _given(act, "reason", "行政程序法第103條各款事由")
    if not names_waiver_ground(reason):
        raise Refused("請寫明行政程序法第103條第幾款（第1款至第8款）及事由", "reason")
    Hearing.objects.create(disposition_id=act.case.pk, waived_reason=reason)
    return {"reason": reason}


def end_prosecution(act: Act) -> Remembered:
    """Note how criminal proceedings over the act ended; unless convicted it may be fined."""
    outcome = _given(act, "outcome", "刑事結果")
    if outcome not in ENDS_OF_PROSECUTION:
        raise Refused(f"刑事結果請選{'、'.join(ENDS_OF_PROSECUTION.values())}", "outcome")
    told = {"outcome": outcome, "text": ENDS_OF_PROSECUTION[outcome]}
    return {**told, "reference": act.given.get("reference", "")}


def draft(act: Act) -> Remembered:
    """Set the amount of a fine: in its range by the most favorable law, before limitation."""
    disposition = Disposition.objects.get(case=act.case)
    if disposition.kind != "fine":
        return None
    weighing = weigh(
        disposition,
        act.on,
        law=act.law,
        calendar=act.calendar,
        as_of=act.known_on,
        told=Told(
            conditions=tuple(act.given.get("conditions") or ()),
            one_conduct=bool(act.given.get("one_conduct")),
            employees=act.given.get("employees"),
            workers=act.given.get("workers"),
            excess_twd=act.given.get("excess_twd"),
            standing=act.given.get("standing") or "",
        ),
    )
    amount, reason = _given(act, "amount_twd", "罰鍰金額"), act.given.get("deviation_reason", "")
    refuse_unlawful(weighing, amount, reason)
    disposition.amount_twd, disposition.deviation_reason = amount, reason
    disposition.range_trace = [reckoning.to_dict() for reckoning in weighing.trace]
    disposition.repeat_no = weighing.repeat_no
    disposition.schedule_version = weighing.proposal.rule if weighing.proposal else ""
    disposition.save()
    return remembered(weighing, amount)


def approve(act: Act) -> Remembered:
    """Give the decision its number and day; from here on it is not changed."""
    disposition = Disposition.objects.get(case=act.case)
    number = read_document_number(_given(act, "document_number", "處分字號"), offices().city_mark)
    if number.state == "doubtful":
        raise Refused(
            "處分字號格式不符，請寫成「高市勞條字第11312345600號」的形式", "document_number"
        )
    if Disposition.objects.filter(number_key=number.key).exists():
        raise Refused(f"處分字號{number.canonical}已使用，請更正", "document_number")
    disposition.document_number, disposition.number_key = number.raw, number.key
    disposition.number_canonical, disposition.number_base = number.canonical, number.base
    disposition.number_state, disposition.unit_mark = number.state, number.mark
    disposition.authority = offices().authority_of(number.mark)
    disposition.disposed_on = act.on
    disposition.wordings = [
        {
            "announced_on": "",
            "articles": "；".join(map(str, disposition.citations)),
            "descriptions": act.given.get("descriptions", ""),
        }
    ]
    disposition.save()
    act.case.source_no = number.canonical
    offer(act, descriptions=act.given.get("descriptions") or "詳如卷附檢查紀錄")
    return {"document_number": number.canonical}


def register(act: Act) -> Remembered:
    """Enter a decision that was made before; ``given`` has the columns of the data set.

    What followed it is entered by the steps that all dispositions take. Raises Refused for one
    that is on file already, and for one of another line.
    """
    blank = dict.fromkeys(
        ("authority", "kind", "served_on", "announced_on", "responsible_person", "party_kind",
         "ubn", "descriptions", "fine_amount", "appeal_state", "remark", "flags")
    )  # fmt: skip
    row = read_row({**blank, **act.given, "disposed_on": act.on}, offices())
    _refuse_registered(row, act)
    disposition = disposition_from(row, act.case)
    _flag_twins(disposition)
    disposition.save()
    descriptions = row.descriptions or ("",) * len(row.articles.cited)
    for cited, description in zip(row.articles.cited, descriptions, strict=True):
        article_row(disposition, cited, description).save()
    link_addressee(disposition)
    return {"document_number": row.number.key}


def _refuse_registered(row: DispositionRow, act: Act) -> None:
    # Only what the letter mark says by itself; a mark that lines share says nothing.
    line = offices().line_of(row.number.mark, ())
    if line and line != act.case.line:
        label = catalogue.lines()[line].label if line in catalogue.lines() else line
        raise Refused(f"依處分字號，這件處分屬於{label}，請由該業務登錄", "document_number")
    known = Disposition.objects.filter(
        number_key=row.number.key, party_key=row.party.key, disposed_on=row.disposed_on
    )
    if known.exists():
        text = f"處分字號{row.number.raw}同日對同一受處分人的處分已在檔，不必再登錄"
        raise Refused(text, "document_number")


def _flag_twins(disposition: Disposition) -> None:
    """Flag those that share the number though party or day differ, as a published list does."""
    for other in Disposition.objects.filter(number_key=disposition.number_key):
        same_party = other.party_key == disposition.party_key
        flag = "date_conflict" if same_party else "number_shared"
        disposition.flag(flag)
        if other.flag(flag):
            other.save(update_fields=["flags"])


def serve(act: Act) -> Remembered:
    """Note the service; terms run from the day on which it takes effect.

    The event tells whether the law has the decision published, for the term of publication.
    """
    disposition = Disposition.objects.get(case=act.case)
    method = act.given.get("method", "handed")
    abroad = bool(act.given.get("abroad"))
    reckoning = effective_day(method, act.on, act.law, act.calendar, abroad=abroad)
    return {
        "method": method,
        "effective_on": reckoning.result.isoformat(),
        "proof": act.given.get("proof", ""),
        **({"remedy_notice": "wrong"} if act.given.get("remedy_notice_wrong") else {}),
        "listed": has_list(disposition.citations),
        "listed_by": list(
            list_grounds(disposition.citations, disposition.disposed_on or act.on, act.law)
        ),
        "unconfirmed": list(reckoning.unconfirmed),
    }


def publish(act: Act) -> Remembered:
    """Put an entry on the public list."""
    disposition = Disposition.objects.get(case=act.case)
    if disposition.publications.filter(announced_on=act.on).exists():
        raise Refused(f"本件已於{roc_day(act.on)}公布，請勿重複登錄", "on")
    number = disposition.publications.count() + 1
    entry = Publication.objects.create(
        entry_id=f"{act.case.number}-{number}", disposition=disposition, announced_on=act.on
    )
    return {"entry": entry.entry_id}


def correct_entry(act: Act) -> Remembered:
    """Correct the text of the standing entries; each keeps the days of its corrections."""
    entries = list(Publication.objects.filter(disposition_id=act.case.pk, removed_on__isnull=True))
    if not entries:
        raise Refused("本件目前沒有公布中的資料，無從更正")
    for entry in entries:
        entry.text_version += 1
        entry.corrected_on = [*entry.corrected_on, act.on.isoformat()]
        entry.save()
    return {"entries": [entry.entry_id for entry in entries], "note": act.given.get("note", "")}


def unpublish(act: Act) -> Remembered:
    """Take the entries off the list for another reason than revocation; tombstones stay."""
    reason = _given(act, "reason", "移除理由")
    if reason not in REMOVAL_REASONS:
        raise Refused(f"移除理由請填{'、'.join(REMOVAL_REASONS)}", "reason")
    standing = Publication.objects.filter(disposition_id=act.case.pk, removed_on__isnull=True)
    entries = list(standing.values_list("entry_id", flat=True))
    standing.update(removed_on=act.on, removal_reason=reason)
    return {"entries": entries, "reason": reason}


def note_appeal(act: Act) -> Remembered:
    """Take in an appeal; one that comes late is recorded as late and passed on all the same."""
    return {
        "late": is_past(act.case, "appeal", act.on),
        "reference": act.given.get("reference", ""),
    }


def answer_appeal(act: Act) -> Remembered:
    """Answer an appeal to the authority, with the file (訴願法第58條)."""
    offer_answer(act)
    return note_reference(act)


def note_reference(act: Act) -> Remembered:
    """Note the document that says so."""
    return {"reference": act.given.get("reference", "")}


def note_decision(act: Act) -> Remembered:
    """Note the decision on an appeal; the time to sue runs from its service on the party."""
    served_on = act.given.get("served_on") or act.on
    if served_on < act.on:
        raise Refused("訴願決定書的送達日不得早於決定日，請更正", "served_on")
    return {**(note_reference(act) or {}), "effective_on": served_on.isoformat()}


def revoke(act: Act) -> Remembered:
    """Undo a disposition whole: list, signals, repeat counts, money, in this one transaction."""
    disposition = Disposition.objects.get(case=act.case)
    reference, undone = act.given.get("reference", ""), undo_effects(disposition, act)
    offer(act, revoked_on=act.on, reference=reference, refund_twd=undone["refund_twd"])
    return {"reference": reference, **undone}


def partly_revoke(act: Act) -> Remembered:
    """Record what is left: ``amount_twd`` and ``articles`` (none named: all of them stay)."""
    disposition = Disposition.objects.get(case=act.case)
    amount, citations = remaining_after(
        disposition, act.given.get("amount_twd"), act.given.get("articles", "")
    )
    return {
        **(note_decision(act) or {}),
        "amount_twd": amount,
        "citations": [citation.to_dict() for citation in citations],
        **reduce_effects(disposition, act, amount, citations),
    }


def rectify(act: Act) -> Remembered:
    """Put an obvious slip in the decision right; its terms run on (行政程序法第101條)."""
    wrong, right = _given(act, "wrong", "原記載"), _given(act, "right", "更正後內容")
    if wrong == right:
        raise Refused("更正後內容與原記載相同，請更正", "right")
    offer(act, wrong=wrong, right=right)
    return {"wrong": wrong, "right": right}


def settle_flags(act: Act) -> Remembered:
    """Note that somebody has looked at flags, and what came of it; the records stay as they are."""
    disposition = Disposition.objects.get(case=act.case)
    asked = tuple(act.given.get("flags") or disposition.flags)
    if unknown := [flag for flag in asked if flag not in disposition.flags]:
        raise Refused(f"本件沒有「{FLAGS.get(unknown[0], unknown[0])}」可檢視，請重新選取", "flags")
    disposition.flags = [flag for flag in disposition.flags if flag not in asked]
    disposition.settled_flags = [*disposition.settled_flags, *asked]
    disposition.save(update_fields=["flags", "settled_flags"])
    return {"flags": list(asked), "reason": reason_of(act)}


def _replaced(act: Act) -> Disposition | None:
    """The revoked disposition that a new file replaces; its time to decide begins anew."""
    text = act.given.get("replaces", "")
    if not text:
        return None
    key = read_document_number(text, offices().city_mark).key
    found = Disposition.objects.filter(number_key=key, case__state="revoked").first()
    if found is None:
        raise Refused(f"查無已撤銷的處分「{text}」，請確認字號，或先登錄撤銷", "replaces")
    return found


def _given(act: Act, name: str, label: str) -> Any:
    value = act.given.get(name)
    if value in (None, ""):
        raise Refused(f"請填{label}", name)
    return value
