"""The steps of a complaint of a job seeker: the advertisement is preserved before anything else."""

from collections.abc import Mapping
from typing import Any

from laozheng.kernel.cases.actions import attach
from laozheng.kernel.cases.declare import Act, Remembered
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.cases.reasons import note_reason, reason_of
from laozheng.kernel.documents.actions import store_file
from laozheng.lines.equality.actions.building import ad_rows, ad_title, ensure_employers
from laozheng.lines.equality.actions.letters import draft
from laozheng.lines.equality.models import AdSnapshot
from laozheng.lines.equality.rules.advertisements import digest_of

PICTURE = "廣告畫面"


def receive(act: Act) -> Remembered:
    """Open the file of a complaint about an advertisement or about papers."""
    given = act.given
    (employer,) = ensure_employers([(given, act.on)], act.actor)
    for row in ad_rows(given, employer, act.case):
        row.save(force_insert=True)
    if given.get("text"):
        _handed_in(act).save(force_insert=True)
    act.case.title = ad_title(given)
    return {"facts": ad_facts(given)}


def _handed_in(act: Act) -> AdSnapshot:
    """The advertisement as whoever complained copied it; an officer still has to see it."""
    source, text = act.given.get("source_url") or "", act.given["text"]
    return AdSnapshot(
        case=act.case,
        taken_at=act.at or act.actor.at,
        source=source,
        text=text,
        sha256=digest_of(source, text, b""),
        is_handed_in=True,
    )


def ad_facts(given: Mapping[str, Any]) -> dict[str, Any]:
    """What the opening event remembers for figures."""
    return {"type": given["type"], "medium": given.get("medium") or ""}


def preserve(act: Act) -> Remembered:
    """Keep an advertisement as it stands: text, picture, where it was, when, and the hash of all.

    The officer brings text and picture; the server fetches nothing by itself.
    """
    given = act.given
    source, text = given.get("source_url") or "", given.get("text") or ""
    picture = given.get("picture")
    content = picture.content if picture else b""
    if not (text.strip() or content):
        raise Refused("請貼上廣告全文或附上畫面圖檔", "text")
    kept = AdSnapshot(
        case=act.case,
        taken_at=act.at or act.actor.at,
        source=source,
        text=text,
        sha256=digest_of(source, text, content),
    )
    preserved = act.case.equality_snapshots.filter(is_handed_in=False)
    if preserved.filter(sha256=kept.sha256).exists():
        raise Refused("相同內容已存證，無須重複存證", "text")
    if picture:
        kept.picture = store_file(content, picture.media_type, actor=act.actor)
        attach(act.case, PICTURE, role="attachment", actor=act.actor, file=kept.picture)
    kept.save(force_insert=True)
    return {"sha256": kept.sha256}


def decide(act: Act) -> Remembered:
    """The decision; the advertisement must have been preserved for one that establishes it."""
    decision = act.given["decision"]
    return {"decision": decision, "reason": act.given.get("reason", "")}


def was_preserved(act: Act) -> str | None:
    """A false advertisement is decided on what was preserved, not on what stands there today."""
    complaint = act.case.equality_job_seeking
    if complaint.type != "false_advertising" or act.given.get("decision") != "established":
        return None
    if act.case.equality_snapshots.filter(is_handed_in=False).exists():
        return None
    return "不實廣告尚未存證，不得認定成立，請先存證"


def advise(act: Act) -> Remembered:
    """Tell the employer what to mend where nothing is punished."""
    draft(act, advice=reason_of(act))
    return note_reason(act)


def reply(act: Act) -> Remembered:
    """Tell whoever complained what became of it."""
    draft(act, reply=reason_of(act))
    return note_reason(act)


def end(act: Act) -> Remembered:
    """Withdrawn or handed over."""
    return {"decision": act.transition.target, "reason": act.given.get("reason", "")}
