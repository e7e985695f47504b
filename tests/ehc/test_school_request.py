"""The school's request: allowed after one cycle, told of first, bundled by one person and released by another, frozen."""

import json
from datetime import timedelta

import pikepdf
import pytest

from fourfold.access.decide import Denied, OutOfReach
from fourfold.code_of_practice.ehc_evidence import Item, Source
from fourfold.code_of_practice.ehc_timetable import Excused, Milestone
from fourfold.concerns.actions import raise_concern
from fourfold.documents import storage
from fourfold.documents.models import Touched
from fourfold.ehc import actions, queries
from fourfold.ehc.actions.days import ExceptionMade
from fourfold.ehc.actions.school import SamePerson, Told
from fourfold.ehc.bundling import bundled
from fourfold.ehc.kinds import Happened, HowTold
from fourfold.ehc.models import Bundle, EvidenceList, SchoolRequest
from fourfold.ehc.own_papers import own_copy
from fourfold.oversight.today import tasks_of
from fourfold.oversight.today_tasks import Kind
from fourfold.pupils.actions import add_parent, confirm_parent, restrict
from fourfold.pupils.refusals import ChangedMeanwhile, Incomplete, Refused
from fourfold.specialists.actions import give_advice
from tests.cast import MAKER, TODAY, Cast, member
from tests.ehc.own_story import CANARY, asked
from tests.ehc.school_story import WHY, happened, known, made, opened, released, tell
from tests.house.things import Town, once_round_the_four_steps
from tests.specialists.asked import advised
from tests.support import history


def said(bundle: Bundle) -> str:
    return json.dumps(bundle.contents, ensure_ascii=False)


def test_it_is_allowed_before_any_cycle_is_finished_and_says_how_many(cast: Cast) -> None:
    """A42: a number stated, never a gate (s.36(8))."""
    bundle = made(cast)
    assert bundle.cycles == 0
    assert "0 cycles of assess, plan, do and review are finished. The law asks for no number of cycles" in said(bundle)


def test_it_cannot_be_made_before_the_parents_are_told_and_says_whose_rule_that_is(cast: Cast) -> None:
    """A43: blocked, labelled honestly."""
    row = opened(cast)
    with pytest.raises(Incomplete, match="Tell Grace Obi first") as refused:
        actions.make_bundle(cast.amina, row)
    assert "Leaflet rule" in str(refused.value)
    assert "ideally with their knowledge and agreement" in str(refused.value)
    assert not Bundle.objects.exists()


def test_every_parent_in_law_is_told_and_never_one_who_is_kept_out(cast: Cast) -> None:
    """A43 with veto 2: Rob under a court order is never named, nor may it be written that he was told."""
    row = opened(cast)
    found = queries.school_request(cast.amina, cast.leo, today=TODAY)
    assert {one.name for one in found.telling.people} == {"Grace Obi", "Kim Lane"}
    with pytest.raises(Refused):
        tell(cast, row, f"parent:{cast.parents['rob'].pk}")


def test_after_their_date_the_young_person_is_told_and_no_parent(cast: Cast) -> None:
    row = opened(cast, "zoe")
    found = queries.school_request(cast.amina, cast.zoe, today=TODAY)
    assert [one.name for one in found.telling.people] == ["Zoe Novak"]
    with pytest.raises(Refused):
        tell(cast, row, f"parent:{cast.parents['yan'].pk}")
    assert actions.make_bundle(cast.amina, known(cast, "zoe")).version == 1


def test_somebody_kept_out_between_does_not_hold_it_up(cast: Cast) -> None:
    row = opened(cast)
    tell(cast, row, f"parent:{cast.parents['grace'].pk}")
    restrict(MAKER, cast.leo, parent=cast.parents["kim"], kind="Court order", starts=TODAY)
    assert actions.make_bundle(cast.amina, row).version == 1


def test_a_parent_who_came_to_the_record_since_it_was_made_is_told_before_it_is_released(cast: Cast) -> None:
    """A43: the same gate stands before the head."""
    bundle = made(cast)
    link = add_parent(MAKER, cast.leo, relation="mum", starts=TODAY, forename="Ada", surname="Obi", email="ada@example.org")
    confirm_parent(MAKER, link, responsibility="yes", how="Known in person", on=TODAY)
    with pytest.raises(Incomplete, match="Tell Ada Obi first"):
        actions.release_bundle(cast.helen, bundle)
    tell(cast, bundle.request, f"parent:{link.parent.pk}")
    actions.release_bundle(cast.helen, bundle)


def test_the_two_questions_of_the_law_are_answered_first(cast: Cast) -> None:
    row = actions.open_request(cast.amina, cast.leo, key="k" * 32)
    with pytest.raises(Incomplete, match="EHC plan may be necessary"):
        actions.make_bundle(cast.amina, row)


def test_whoever_made_it_does_not_release_it(cast: Cast) -> None:
    """Veto 6: the SENCO prepares, the head releases; also where one person holds both offices."""
    bundle = made(cast)
    with pytest.raises((Denied, OutOfReach)):
        actions.release_bundle(cast.amina, bundle)
    member(cast.account("amina"), cast.larkfield, "head")
    with pytest.raises(SamePerson):
        actions.release_bundle(cast.amina, bundle)
    actions.release_bundle(cast.helen, bundle)
    bundle.refresh_from_db()
    assert (bundle.released_by, bundle.made_by) == (cast.account("helen"), cast.account("amina"))


@pytest.mark.parametrize("name", ["tom", "tess", "sal", "gus", "dan", "grace", "kim", "megan", "odile", "sysop", "zoe_herself"])
def test_nobody_else_prepares_or_releases_it(cast: Cast, name: str) -> None:
    bundle = made(cast)
    for verb in (
        lambda actor: actions.open_request(actor, cast.max, key="k" * 32),
        lambda actor: actions.make_bundle(actor, bundle.request),
        lambda actor: actions.release_bundle(actor, bundle),
        lambda actor: actions.send_back(actor, bundle, words="No"),
        lambda actor: actions.end_request(actor, bundle.request),
    ):
        with pytest.raises((Denied, OutOfReach)):
            verb(cast.actor(name))


@pytest.mark.parametrize("name", ["tom", "tess"])
def test_who_is_named_on_the_childs_plan_neither_learns_of_it_nor_writes_on_it(cast: Cast, name: str) -> None:
    """Tom is responsible for the plan and Tess gives its help; the request is the SENCO's to keep."""
    history.started(cast)
    row, who = released(cast), cast.actor(name)
    happened(cast, row, Happened.RECEIVED, TODAY)
    assert not [task for task in tasks_of(who, cast.larkfield, today=TODAY) if task.kind.startswith("ehc")]
    told = Told(TODAY, HowTold.TALK)
    for verb in (
        lambda: actions.answer_test(who, row, edition=2, has_needs="Mine", needs_plan="Mine"),
        lambda: actions.tell_of_request(who, row, reader=f"parent:{cast.parents['grace'].pk}", told=told),
        lambda: actions.make_bundle(who, row),
        lambda: actions.record_day(who, row, key="a" * 32, kind=Happened.WILL_ASSESS, on=TODAY),
        lambda: actions.end_request(who, row),
    ):
        with pytest.raises((Denied, OutOfReach)):
            verb()


def test_the_copy_is_frozen_and_a_correction_is_a_new_version(cast: Cast) -> None:
    """The bytes and the hash of what was released stay, whatever the record says afterwards."""
    row = released(cast)
    first = row.bundles.get(version=1)
    before = first.file.verified_bytes()
    raise_concern(cast.tom, cast.leo, words="Something new")
    second = actions.make_bundle(cast.amina, row)
    first.refresh_from_db()
    assert (second.version, first.file.verified_bytes()) == (2, before)
    assert first.file.sha256 != second.file.sha256
    with pytest.raises(Refused, match="newer"):
        actions.release_bundle(cast.helen, first)


def test_on_what_has_gone_or_is_over_nobody_writes_any_more(cast: Cast) -> None:
    row = released(cast)
    with pytest.raises(Refused, match="This version has gone"):
        actions.send_back(cast.helen, row.bundles.get(), words="Add the results.")
    actions.end_request(cast.amina, row)
    for verb in (
        lambda: actions.answer_test(cast.amina, row, edition=2, has_needs="More", needs_plan="More"),
        lambda: tell(cast, row, f"parent:{cast.parents['grace'].pk}"),
        lambda: actions.make_bundle(cast.amina, row),
    ):
        with pytest.raises(Refused, match="This request is over"):
            verb()


def test_a_file_that_somebody_changed_is_never_served(cast: Cast) -> None:
    bundle = made(cast)
    (storage.folder() / bundle.file.name[:2] / bundle.file.name).write_bytes(b"%PDF-1.7 changed")
    with pytest.raises(Touched):
        bundle.file.verified_bytes()


def test_it_is_one_tagged_pdf_with_contents(cast: Cast) -> None:
    import io

    with pikepdf.open(io.BytesIO(made(cast).file.verified_bytes())) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.docinfo["/Title"]) == "Request for an EHC needs assessment: Leo Obi"
        assert len(pdf.open_outline().root) >= 10


def test_every_piece_names_the_record_it_comes_from(cast: Cast) -> None:
    once_round_the_four_steps(Town(cast))
    bundle = made(cast)
    pieces = [piece for chapter in bundle.contents["chapters"][:-1] for piece in chapter["pieces"]]
    assert len(pieces) > 5
    assert all(piece["cites"].startswith(("From the record: ", "Written for this request by ")) for piece in pieces)


def test_what_the_record_does_not_hold_is_named_and_never_made_up(cast: Cast) -> None:
    bundle = made(cast)
    assert "Attainment and rate of progress, with dates" in bundle.gaps
    chapter = next(one for one in bundle.contents["chapters"] if one["heading"].startswith("Attainment"))
    assert chapter["says"] == "Nothing about this is in the school’s record."
    assert not chapter["pieces"]


def test_other_childrens_names_are_taken_out_and_counted(cast: Cast) -> None:
    """Redaction: names of pupils of the same school in free text, in the school's own answers too."""
    from fourfold.concerns.actions import share_worry

    share_worry(cast.grace, cast.leo, words="Max Stone took his book, and Max’s friend Zoe laughed. Mrs Begum saw.")
    row = known(cast)
    actions.answer_test(cast.amina, row, edition=2, has_needs="He plays only with Max.", needs_plan="Not enough.")
    found = bundled(cast.amina, row, version=1, today=TODAY)
    text = json.dumps(found.dossier.as_json(), ensure_ascii=False)
    for name in ("Max", "Stone", "Zoe"):
        assert name not in text
    assert "[another child]’s friend [another child] laughed. Mrs Begum saw." in text
    assert "Grace Obi" in text
    assert found.masked >= 4


def test_no_bundle_holds_a_private_request_or_one_that_was_shared(cast: Cast) -> None:
    """P: no package that the school prepares holds it."""
    row = asked(cast, sent=TODAY - timedelta(days=3))
    assert CANARY not in said(made(cast))
    actions.share_own_request(cast.grace, row)
    assert CANARY not in said(actions.make_bundle(cast.amina, SchoolRequest.objects.get()))


def test_two_who_answer_at_once_notice_each_other(cast: Cast) -> None:
    row = opened(cast)
    with pytest.raises(ChangedMeanwhile) as refused:
        actions.answer_test(cast.amina, row, edition=1, has_needs="Mine", needs_plan="Mine")
    assert refused.value.theirs["has_needs"] == WHY["has_needs"]


def test_opening_it_twice_is_one_request(cast: Cast) -> None:
    assert opened(cast).pk == actions.open_request(cast.amina, cast.leo, key="z" * 32).pk


def test_the_authoritys_own_list_fills_the_bundle_in_its_own_order(cast: Cast) -> None:
    items = [Item("Form B: what the parents say", Source.PARENTS), Item("A letter of the doctor", Source.NONE)]
    actions.enter_evidence_list(cast.amina, cast.larkfield, items=items, enquiry_days=10, seen=0)
    headings = [one["heading"] for one in made(cast).contents["chapters"]]
    assert headings == ["What the law asks", "Form B: what the parents say", "A letter of the doctor", "What is missing"]
    with pytest.raises(ChangedMeanwhile):
        actions.enter_evidence_list(cast.helen, cast.larkfield, items=items, enquiry_days=10, seen=0)


def test_an_empty_list_and_days_that_cannot_be_are_refused(cast: Cast) -> None:
    items = [Item("Form B", Source.PARENTS)]
    for kept, days in (([Item(" ", Source.NONE)], 10), (items, EvidenceList.SOONEST - 1), (items, EvidenceList.LATEST + 1)):
        with pytest.raises(Refused):
            actions.enter_evidence_list(cast.amina, cast.larkfield, items=kept, enquiry_days=days, seen=0)


def test_the_head_sends_it_back_with_words_and_it_waits_no_more(cast: Cast) -> None:
    bundle = made(cast)
    assert Kind.EHC_RELEASE in [task.kind for task in tasks_of(cast.helen, cast.larkfield, today=TODAY)]
    newer = actions.make_bundle(cast.amina, bundle.request)
    actions.send_back(cast.helen, newer, words="Add the results.")
    assert Kind.EHC_RELEASE not in [task.kind for task in tasks_of(cast.helen, cast.larkfield, today=TODAY)]


def test_the_next_day_of_the_clock_lies_on_the_sencos_desk_and_nobody_elses(cast: Cast) -> None:
    row = released(cast)
    happened(cast, row, Happened.RECEIVED, TODAY)
    found = {
        name: [task.due for task in tasks_of(cast.actor(name), cast.larkfield, today=TODAY) if task.kind is Kind.EHC_DAY]
        for name in ("amina", "helen", "tom", "sal", "dan")
    }
    assert found == {"amina": [TODAY + timedelta(weeks=6)], "helen": [], "tom": [], "sal": [], "dan": []}


def test_a_private_requests_days_lie_on_nobodys_desk(cast: Cast) -> None:
    """Only on its author's own page, worked out there."""
    asked(cast, sent=TODAY - timedelta(days=3))
    for name in ("amina", "helen", "tom", "sal", "dan"):
        assert [task for task in tasks_of(cast.actor(name), cast.larkfield, today=TODAY) if task.kind.startswith("ehc")] == []


def test_an_exception_needs_its_reason(cast: Cast) -> None:
    """Regulations 5(4), 10(4), 13(3): recorded with which limit and why, or not at all."""
    row = released(cast)
    exception = ExceptionMade(Milestone.DECISION, Excused.SCHOOL_CLOSED)
    with pytest.raises(Refused, match="reasons"):
        actions.record_day(cast.amina, row, key="a" * 32, kind=Happened.EXCUSED, on=TODAY, exception=exception)
    actions.record_day(cast.amina, row, key="b" * 32, kind=Happened.EXCUSED, on=TODAY, words="Closed in August.", exception=exception)
    assert "regulation 5(4)" in queries.school_request(cast.amina, cast.leo, today=TODAY).clock.past[0].says


def test_a_day_is_written_once_and_never_before_the_bundle_has_gone(cast: Cast) -> None:
    bundle = made(cast)
    with pytest.raises(Refused, match="released"):
        actions.record_day(cast.amina, bundle.request, key="a" * 32, kind=Happened.RECEIVED, on=TODAY)
    actions.release_bundle(cast.helen, bundle)
    row = SchoolRequest.objects.get()
    for _ in range(2):
        actions.record_day(cast.amina, row, key="a" * 32, kind=Happened.RECEIVED, on=TODAY)
    assert row.days.count() == 1


def test_the_family_reads_that_it_went_and_nothing_before(cast: Cast) -> None:
    bundle = made(cast)
    assert queries.as_family_reads(cast.grace, cast.leo) is None
    actions.release_bundle(cast.helen, bundle)
    happened(cast, SchoolRequest.objects.get(), Happened.RECEIVED, TODAY)
    found = queries.as_family_reads(cast.grace, cast.leo)
    assert found is not None
    assert found.days[0].by == TODAY + timedelta(weeks=6)
    assert queries.as_family_reads(cast.rob, cast.leo) is None


def test_told_in_the_future_is_not_told(cast: Cast) -> None:
    row = opened(cast)
    with pytest.raises(Refused, match="still to come"):
        actions.tell_of_request(
            cast.amina, row, reader=f"parent:{cast.parents['grace'].pk}", told=Told(TODAY + timedelta(days=1), HowTold.PHONE)
        )


def test_advice_of_specialists_is_in_the_bundle_and_in_the_familys_copy_once_it_was_given(cast: Cast) -> None:
    """6.61, A44: both cite the same advice; the other parent's copy too, and nobody's before it was given."""
    advice = advised(cast)
    assert "one step at a time" not in said(made(cast))
    give_advice(cast.amina, advice, to_staff=True, today=TODAY)
    bundle = actions.make_bundle(cast.amina, SchoolRequest.objects.get())
    copy = json.dumps(own_copy(cast.grace, cast.leo, today=TODAY).as_json(), ensure_ascii=False)
    for text in (said(bundle), copy):
        assert "Leo understands one step at a time." in text
        assert f"Eva Stern. Reference {advice.code}" in text
    assert "Advice from professionals, and what was done with it" not in bundle.gaps
