"""A volume from opening to clearance, with carried texts, marks, notes and signatures."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from laozheng.base.periods import Period
from laozheng.conftest import NOON, World
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.audit.models import Entry
from laozheng.kernel.reports.actions import (
    Overtaken,
    TextRefused,
    return_text,
    review_text,
    send_text,
    write_nothing,
    write_text,
)
from laozheng.kernel.reports.carrying import refresh_marks, resolve_mark
from laozheng.kernel.reports.comments import answer_note, notes_of, resolve_note, write_note
from laozheng.kernel.reports.compile import compile_book
from laozheng.kernel.reports.models import SectionText, Volume
from laozheng.kernel.reports.preview import preview_section
from laozheng.kernel.reports.queries import (
    days_to_sign,
    latest_version,
    latest_versions,
    marks,
    open_questions,
    sections_of,
    versions,
)
from laozheng.kernel.reports.signatures import moved, reopen_moved, sign
from laozheng.kernel.reports.tests.conftest import Desk
from laozheng.kernel.reports.tests.example_book import BOOK, TEXTS
from laozheng.kernel.reports.tests.fakes import AS_OF, YEAR_113
from laozheng.kernel.reports.verification import signed_texts_that_differ
from laozheng.kernel.reports.volumes import (
    VolumeRefused,
    advance,
    open_volume,
    plan_volume,
    set_due,
    unsigned_sections,
    volume_of,
)
from laozheng.kernel.reports.waiting import waiting_for

pytestmark = pytest.mark.django_db
YEAR_114 = Period.parse("114")
APPLIED = "disputes.litigation_aid_applications"
AID = f"受理申請{{{{{APPLIED} | counter}}}}。\n\n志工{{{{const 16 | source=函}}}}人。"


@pytest.fixture
def volume(world: World, desk: Desk) -> Volume:
    return open_volume(BOOK, YEAR_113, actor=world.reader("head"))


def write(world: World, text: str = AID, who: str = "officer", section: str = "aid") -> SectionText:
    return write_text(BOOK, YEAR_113, section, text, actor=world.reader(who))


def signed(world: World, text: str = AID, section: str = "aid") -> SectionText:
    row = review_text(write(world, text, section=section), actor=world.reader("supervisor"))
    return sign(row, actor=world.reader("head"))


def later(world: World, who: str, days: int = 1) -> Reader:
    return world.reader(who, NOON + timedelta(days=days))


def test_opening_hands_every_section_to_its_unit_with_a_due_day(world: World, desk: Desk) -> None:
    volume = open_volume(
        BOOK,
        YEAR_113,
        actor=world.reader("head"),
        due_on=date(2025, 2, 10),
        due_days={"aid": date(2025, 1, 31)},
    )
    given = [(s.section, s.owner, s.due_on) for s in sections_of(volume).values()]
    assert given == [
        ("aid", "labor_relations", date(2025, 1, 31)),
        ("mediation", "labor_relations", date(2025, 2, 10)),
        ("unions", "labor_relations", date(2025, 2, 10)),
    ]


def test_a_volume_is_planned_once_and_opened_once(world: World, desk: Desk) -> None:
    editor = world.reader("head")
    planned = plan_volume(BOOK, YEAR_113, actor=editor)
    assert plan_volume(BOOK, YEAR_113, actor=editor).pk == planned.pk
    assert open_volume(BOOK, YEAR_113, actor=editor).pk == planned.pk
    with pytest.raises(VolumeRefused, match="已經開編（撰寫中）"):
        open_volume(BOOK, YEAR_113, actor=editor)
    with pytest.raises(VolumeRefused, match="沒有適用於105年的大綱"):
        open_volume(BOOK, Period.parse("105"), actor=editor)


def test_a_volume_is_complete_when_the_sections_of_installed_lines_are_signed(
    world: World, volume: Volume
) -> None:
    head = world.reader("head")
    with pytest.raises(VolumeRefused, match="還有2節沒有簽署：權益基金、爭議調處，"):
        advance(volume, "complete", actor=head)
    with pytest.raises(VolumeRefused, match="本書目前撰寫中，不能直接改為已定稿"):
        advance(volume, "frozen", actor=head)
    signed(world)
    signed(world, "統計如下。", "mediation")
    volume = advance(advance(volume, "complete", actor=head), "cleared", actor=head)
    assert (volume.state, unsigned_sections(volume)) == ("cleared", [])
    assert days_to_sign(volume) == {"aid": 0, "mediation": 0}


def test_a_new_text_opens_a_complete_volume_again(world: World, volume: Volume) -> None:
    signed(world)
    signed(world, "統計如下。", "mediation")
    advance(volume, "complete", actor=world.reader("head"))
    write(world, "改寫。")
    again = volume_of("example", YEAR_113)
    assert again is not None
    assert again.state == "open"


def test_a_writer_who_was_overtaken_is_told_and_loses_nothing(world: World, volume: Volume) -> None:
    officer, second = world.reader("officer"), world.reader("second_officer")
    write_text(BOOK, YEAR_113, "aid", "甲", actor=officer, base=0)
    with pytest.raises(Overtaken, match="已有第1版"):
        write_text(BOOK, YEAR_113, "aid", "乙", actor=second, base=0)
    write_text(BOOK, YEAR_113, "aid", "乙", actor=second, base=1)
    assert [row.text for row in versions("example", YEAR_113, "aid")] == ["乙", "甲"]


def test_a_text_goes_back_with_a_reason_and_the_reason_goes_when_it_is_sent_again(
    world: World, volume: Volume
) -> None:
    row = send_text(write(world), actor=world.reader("officer"))
    row = return_text(row, "請補說明", actor=world.reader("supervisor"))
    assert (row.state, row.is_returned, row.return_reason) == ("drafted", True, "請補說明")
    with pytest.raises(TextRefused, match="退回要寫明理由"):
        return_text(row, " ", actor=world.reader("supervisor"))
    assert not send_text(row, actor=world.reader("officer")).is_returned


def test_the_editor_sends_back_a_signed_text_and_may_not_change_it(
    world: World, volume: Volume
) -> None:
    row = return_text(signed(world), "與他節矛盾", actor=world.reader("head"))
    assert (row.state, row.signer_ref, row.signed_values) == ("drafted", "", [])


def test_an_open_question_keeps_a_text_from_being_signed(world: World, volume: Volume) -> None:
    row = review_text(write(world), actor=world.reader("supervisor"))
    asking = world.reader("safety_officer")
    note = write_note(
        volume, "aid", "為何減少？", actor=asking, kind="question", binding=f"{APPLIED} | counter"
    )
    assert (note.measure, open_questions(volume)) == (APPLIED, {"aid": 1})
    with pytest.raises(TextRefused, match="還有1個對數字的提問沒有答復"):
        sign(row, actor=world.reader("head"))
    with pytest.raises(TextRefused, match="您的職務不能執行這個步驟"):
        answer_note(note, "不知道", actor=asking)
    note = answer_note(note, "申請件數下降", actor=world.reader("officer"))
    assert (note.is_open, note.answer) == (False, "申請件數下降")
    assert sign(row, actor=world.reader("head")).state == "signed"


def test_a_comment_blocks_nothing_and_is_closed_by_its_section(
    world: World, volume: Volume
) -> None:
    note = write_note(volume, "aid", "文句可再順", actor=world.reader("safety_officer"))
    signed(world)
    resolve_note(note, actor=world.reader("officer"))
    assert [row.is_open for row in notes_of(volume, "aid")] == [False]
    question = write_note(
        volume, "aid", "？", actor=world.reader("supervisor"), kind="question", binding=APPLIED
    )
    with pytest.raises(TextRefused, match="問題要由提問人撤回"):
        resolve_note(question, actor=world.reader("officer"))


def test_a_signature_keeps_the_text_and_the_figures_of_that_day(
    world: World, volume: Volume
) -> None:
    row = signed(world)
    assert len(row.signed_hash) == 64
    (value,) = row.signed_values
    assert (value["measure"], value["value"], value["shown"]) == (APPLIED, "70", "70件")


def test_a_figure_that_moved_sets_the_text_back_to_reviewed_and_says_why(
    world: World, desk: Desk, volume: Volume
) -> None:
    signed(world)
    assert moved(volume, as_of=AS_OF) == ()
    desk.values[APPLIED, 113] = 72
    (row,) = reopen_moved(volume, actor=later(world, "system"))
    assert row.state == "reviewed"
    assert row.return_reason == "權益基金申請案：70件 → 72件：紀錄有更動"
    assert sign(row, actor=later(world, "head")).signed_values[0]["value"] == "72"


def test_a_move_within_the_tolerance_is_let_pass(world: World, desk: Desk, volume: Volume) -> None:
    volume.tolerance = Decimal("2.5")
    volume.save()
    signed(world)
    desk.values[APPLIED, 113] = 71
    assert reopen_moved(volume, actor=later(world, "system")) == ()
    desk.values[APPLIED, 113] = 73
    assert len(reopen_moved(volume, actor=later(world, "system"))) == 1


def test_a_unit_with_nothing_to_report_signs_nothing_with_a_reason(
    world: World, volume: Volume
) -> None:
    with pytest.raises(TextRefused, match="要寫明理由"):
        write_nothing(BOOK, YEAR_113, "aid", " ", actor=world.reader("officer"))
    row = write_nothing(BOOK, YEAR_113, "aid", "本期無申請案。", actor=world.reader("officer"))
    row = sign(review_text(row, actor=world.reader("supervisor")), actor=world.reader("head"))
    assert (row.state, row.signed_values) == ("signed", [])
    chapter = compile_book(BOOK, YEAR_113, cut_off=None, as_of=AS_OF).chapter("aid")
    assert (chapter.state, chapter.remark) == ("nil", "（無；本期無申請案。）")


def test_carried_texts_are_nobodys_work_until_their_unit_confirms_them(
    world: World, desk: Desk, volume: Volume
) -> None:
    signed(world)
    desk.values[APPLIED, 114] = 35
    following = open_volume(BOOK, YEAR_114, actor=later(world, "head"), carry_from=YEAR_113)
    rows = latest_versions("example", YEAR_114)
    assert {key: (row.state, row.text) for key, row in rows.items()} == {
        "aid": ("empty", AID),
        "mediation": ("empty", TEXTS["mediation"]),
    }
    found = [(mark.kind, mark.sentence) for mark in marks(following)["aid"]]
    assert found == [
        ("large_change", f"受理申請{{{{{APPLIED} | counter}}}}。"),
        ("constant", "志工{{const 16 | source=函}}人。"),
    ]
    with pytest.raises(TextRefused, match="主辦單位還沒有確認"):
        review_text(rows["aid"], actor=later(world, "supervisor"))
    officer = later(world, "officer")
    row = write_text(BOOK, YEAR_114, "aid", AID, actor=officer, base=1)
    assert (row.version, row.state) == (2, "drafted")


def test_marks_stay_until_they_are_decided_or_their_sentence_is_gone(
    world: World, desk: Desk, volume: Volume
) -> None:
    signed(world)
    desk.values[APPLIED, 114] = 35
    following = open_volume(BOOK, YEAR_114, actor=later(world, "head"), carry_from=YEAR_113)
    officer = later(world, "officer")
    row = write_text(BOOK, YEAR_114, "aid", AID.replace("志工", "志願服務"), actor=officer)
    (mark,) = marks(following)["aid"]
    assert mark.kind == "large_change"
    with pytest.raises(TextRefused, match="還有1句待確認"):
        send_text(row, actor=officer)
    with pytest.raises(TextRefused, match="這句還在文字裡"):
        resolve_mark(mark, actor=officer, decision="dropped")
    resolve_mark(mark, actor=officer)
    assert marks(following).get("aid") is None
    assert send_text(row, actor=officer).sent_at == officer.at
    assert [m.decision for m in marks(following, resolved=True)["aid"]] == ["keep", "changed"]


def test_marks_are_looked_at_again_when_figures_arrive(
    world: World, desk: Desk, volume: Volume
) -> None:
    signed(world)
    desk.values[APPLIED, 114] = 35
    following = open_volume(BOOK, YEAR_114, actor=later(world, "head"), carry_from=YEAR_113)
    desk.values[APPLIED, 114] = 69
    desk.values["disputes.online_withdrawals", 114] = 0
    assert refresh_marks(following, actor=later(world, "system", 2)) == 1
    assert [mark.kind for mark in marks(following)["aid"]] == ["constant"]
    assert "no_rows" in {mark.kind for mark in marks(following)["mediation"]}


def test_a_preview_computes_only_the_figures_of_its_section(desk: Desk) -> None:
    preview = preview_section(
        BOOK, YEAR_113, "aid", "核定{{disputes.litigation_aid_approvals}}案，計3人。", as_of=AS_OF
    )
    assert (preview.chapter.place, preview.chapter.state) == ("壹-一", "filled")
    assert [problem.kind for problem in preview.problems] == ["typed_figure"]
    assert [request.measure for request in desk.asked] == ["disputes.litigation_aid_approvals"]
    assert latest_version("example", YEAR_113, "aid") is None


def steps(reader: Reader) -> list[tuple[str, str]]:
    return [(one.section, one.step) for one in waiting_for(reader)]


def test_each_step_waits_for_those_who_may_take_it(world: World, volume: Volume) -> None:
    assert ("aid", "write") in steps(world.reader("officer"))
    row = send_text(write(world), actor=world.reader("officer"))
    assert ("aid", "write") not in steps(world.reader("officer"))
    assert ("aid", "review") in steps(world.reader("supervisor"))
    assert steps(world.reader("safety_officer")) == []
    row = review_text(row, actor=world.reader("supervisor"))
    write_note(
        volume, "aid", "？", actor=world.reader("safety_officer"), kind="question", binding=APPLIED
    )
    assert ("aid", "answer") in steps(world.reader("officer"))
    assert {("aid", "sign"), ("aid", "answer")} <= set(steps(world.reader("head")))


def test_what_is_due_first_waits_first(world: World, volume: Volume) -> None:
    set_due(volume, "unions", date(2025, 1, 1), actor=world.reader("head"))
    first, *_ = waiting_for(world.reader("officer"))
    assert (first.section, first.is_late(date(2025, 1, 2))) == ("unions", True)
    with pytest.raises(VolumeRefused, match="沒有「attic」這一節"):
        set_due(volume, "attic", date(2025, 1, 1), actor=world.reader("head"))


def test_a_signed_text_that_was_changed_behind_its_signature_is_found(
    world: World, volume: Volume
) -> None:
    row = signed(world)
    assert list(signed_texts_that_differ()) == []
    SectionText.objects.filter(pk=row.pk).update(text="竄改")
    assert list(signed_texts_that_differ()) == [
        "書刊文字 example 113 aid 第1版：與簽署時的內容不符，曾遭更動"
    ]


def test_every_step_is_in_the_log(world: World, volume: Volume) -> None:
    row = signed(world)
    told = Entry.objects.filter(object_ref=row.ref).order_by("id").values_list("verb", "actor_ref")
    assert list(told) == [
        ("create", "staff:S001"),
        ("change", "staff:S003"),
        ("sign", "staff:S004"),
    ]
