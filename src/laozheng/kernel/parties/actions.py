"""Writes: enter parties, rename them, merge two that are one and part them again."""

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from laozheng.kernel.audit.actions import record
from laozheng.kernel.audit.actor import Actor
from laozheng.kernel.parties.enter import Wanted, enter
from laozheng.kernel.parties.matching import BATCH, Match, Proposal, bulk_resolve, resolve
from laozheng.kernel.parties.models import (
    NATURAL_KINDS,
    Identifier,
    MatchProposal,
    Merge,
    Party,
    PartyName,
)
from laozheng.kernel.parties.names import split_name

__all__ = [
    "Match",
    "Proposal",
    "Wanted",
    "bulk_resolve",
    "decide",
    "ensure_parties",
    "ensure_party",
    "merge",
    "propose",
    "rename",
    "resolve",
    "unmerge",
]


def ensure_party(wanted: Wanted, actor: Actor) -> Party:
    """The party that is meant, entered when it is new; see ``ensure_parties``."""
    return ensure_parties([wanted], actor)[0]


@transaction.atomic
def ensure_parties(wanted: Sequence[Wanted], actor: Actor) -> list[Party]:
    """For each wanted party in turn the one on file, or a new one.

    A person links only by a valid personal number, anybody else as in ``bulk_resolve``. An
    uncertain name gets a party of its own and a proposal for ``wanted.subject_ref``. Takes the
    same few queries per 900 parties and leaves one entry in the log.
    """
    parties: list[Party] = []
    created: list[Party] = []
    for start in range(0, len(wanted), BATCH):
        entered = enter(wanted[start : start + BATCH])
        propose(entered.proposals)
        parties += entered.parties
        created += entered.created
    if created:
        ref = created[0].ref if len(created) == 1 else "parties"
        ids = sorted(party.pk for party in created)
        record(actor, "create", ref, changes={"count": len(ids), "ids": [ids[0], ids[-1]]})
    return parties


@transaction.atomic
def rename(party: Party, raw_name: str, *, on: date, actor: Actor, reason: str = "") -> PartyName:
    """Give a party a new registered name from a day on; letters of earlier days keep the old one.

    Raises ValidationError when the present name began on that day or later.
    """
    split = split_name(raw_name)
    if not split.name or split.masked:
        raise ValidationError("新名稱空白或有遮蔽字元，請輸入完整名稱。")
    Party.objects.select_for_update().get(pk=party.pk)
    current = party.names.filter(kind="registered", valid_to__isnull=True).first()
    if current is not None:
        if current.valid_from is not None and current.valid_from >= on:
            raise ValidationError(
                f"現用名稱自 {current.valid_from} 起登記，更名日須在其後，請確認日期。"
            )
        current.valid_to = on
        current.save()
    name = PartyName.objects.create(
        party=party,
        name=split.name,
        raw=raw_name,
        party_key=split.key,
        responsible_person=split.responsible_text,
        valid_from=on,
    )
    party.display_name, party.party_key = split.name, split.key
    party.save(update_fields=["display_name", "party_key"])
    record(actor, "change", party.ref, changes={"name_from": on}, reason=reason)
    return name


@transaction.atomic
def merge(kept: Party, merged: Party, *, reason: str, actor: Actor) -> Merge:
    """Let ``kept`` stand for ``merged`` from now on; both keep their ids, names and numbers.

    Raises ValidationError for a party already merged, for two kinds that cannot be one, and for
    two different valid 統一編號.
    """
    locked = Party.objects.select_for_update().in_bulk([kept.pk, merged.pk])
    if len(locked) < 2:
        raise ValidationError("不能把當事人併入自己，請選擇兩筆不同的資料。")
    kept, merged = locked[kept.pk], locked[merged.pk]
    _refuse_merge(kept, merged)
    row = Merge.objects.create(
        kept=kept,
        merged=merged,
        state_before=merged.state,
        reason=reason,
        merged_by=actor.ref,
        merged_on=actor.day,
    )
    merged.state, merged.merged_into = "merged", kept
    merged.save(update_fields=["state", "merged_into"])
    record(actor, "change", merged.ref, changes={"merged_into": kept.ref}, reason=reason)
    return row


def _refuse_merge(kept: Party, merged: Party) -> None:
    for party in (kept, merged):
        if party.merged_into_id is not None:
            raise ValidationError(f"「{party}」已併入其他當事人，請改選併入後的那一筆。")
    if (kept.kind in NATURAL_KINDS) != (merged.kind in NATURAL_KINDS):
        raise ValidationError("自然人與事業單位不能合併，請先確認兩筆資料的類別。")
    both = [kept.pk, merged.pk]
    numbers = Identifier.objects.filter(
        Q(party__in=both) | Q(party__merged_into__in=both), kind="ubn"
    ).exclude(value="")
    if numbers.count() > 1:
        raise ValidationError("兩筆各有不同的有效統一編號，是兩個事業單位，不能合併。")


@transaction.atomic
def unmerge(row: Merge, *, reason: str, actor: Actor) -> Party:
    """Undo a merge: the party stands for itself again, in the state it had before.

    Raises ValidationError when it was undone already.
    """
    row = Merge.objects.select_for_update().get(pk=row.pk)
    if row.undone_on is not None:
        raise ValidationError(f"這次合併已於 {row.undone_on} 撤銷，無須再撤銷。")
    party = row.merged
    party.state, party.merged_into = row.state_before, None
    party.save(update_fields=["state", "merged_into"])
    row.undone_by, row.undone_on = actor.ref, actor.day
    row.save(update_fields=["undone_by", "undone_on"])
    record(actor, "change", party.ref, changes={"merged_into": None}, reason=reason)
    return party


def propose(proposals: Sequence[tuple[str, Proposal]]) -> None:
    """Keep proposals for review, each with the record that wants the link; known ones stay."""
    rows = [
        MatchProposal(
            raw=proposal.raw,
            party=party,
            subject_ref=subject_ref,
            rule=proposal.rule,
            evidence=dict(proposal.evidence),
        )
        for subject_ref, proposal in proposals
        for party in proposal.parties
    ]
    MatchProposal.objects.bulk_create(rows, ignore_conflicts=True)


@transaction.atomic
def decide(proposal: MatchProposal, *, accept: bool, actor: Actor) -> MatchProposal:
    """Accept or reject a proposal, once.

    An accepted spelling that nobody else bears becomes an alias of the party, so that the next
    file links by itself. Raises ValidationError when somebody decided before.
    """
    proposal = MatchProposal.objects.select_for_update().get(pk=proposal.pk)
    if proposal.verdict:
        raise ValidationError(f"這項比對已由 {proposal.decided_by} 決定，無須再決定。")
    proposal.verdict = "accepted" if accept else "rejected"
    proposal.decided_by, proposal.decided_on = actor.ref, actor.day
    proposal.save()
    if accept:
        _learn_alias(proposal)
    record(actor, "change", f"match:{proposal.pk}", changes={"verdict": proposal.verdict})
    return proposal


def _learn_alias(proposal: MatchProposal) -> None:
    split = split_name(proposal.raw)
    natural = proposal.party.kind in NATURAL_KINDS
    if natural or split.masked or PartyName.objects.filter(party_key=split.key).exists():
        return
    PartyName.objects.create(
        party=proposal.party,
        kind="alias",
        name=split.name,
        raw=proposal.raw,
        party_key=split.key,
        responsible_person=split.responsible_text,
    )
