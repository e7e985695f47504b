"""What your parents can see: chosen part by part, effective at once, and told to nobody."""

from datetime import date

import pytest
from django.db.models import QuerySet

from fourfold import clock
from fourfold.access.decide import Denied
from fourfold.access.permissions import Permission
from fourfold.access.rules import Condition
from fourfold.access.sharing import PART_OF, Part, part_of
from fourfold.audit import doors
from fourfold.code_of_practice.reading_age import CEILING_FOR_FAMILIES, reading_age
from fourfold.notifications.kinds import NoticeKind
from fourfold.notifications.recipients import key_of, readers, sorted_out
from fourfold.profiles import actions as profiles
from fourfold.profiles.hearing import Heard
from fourfold.profiles.kinds import Method
from fourfold.profiles.queries import childs_views
from fourfold.pupils import actions
from fourfold.pupils.actions.safeguards import NotTheirParent, NotYours
from fourfold.pupils.models import Pupil, SharingWish
from fourfold.pupils.queries import rights_to, visible_to
from fourfold.pupils.standing import within_reach
from fourfold.pupils.ties import reading
from tests.cast import AUTUMN, MAKER, TODAY, Cast, at
from tests.signed_in import client_of

VIEWS = {
    Part.PLAN: Permission.PLAN_VIEW,
    Part.MEETINGS: Permission.MEETING_VIEW,
    Part.SESSIONS: Permission.SESSIONS_VIEW,
    Part.LETTERS: Permission.STATUS_VIEW,
    Part.RESULTS: Permission.PROGRESS_VIEW,
}


def choose(cast: Cast, *parts: Part) -> None:
    actions.choose_what_to_share(cast.zoe_herself, cast.zoe, choices={cast.parents["yan"].code: frozenset(parts)}, today=clock.today())


def one_child(cast: Cast, view: Permission, under: frozenset[Condition]) -> QuerySet[Pupil]:
    """The same filter while a page is being read, where how Yan stands to Zoe is known already."""
    return Pupil.objects.filter(within_reach(cast.yan, view, under=under, of=cast.zoe))


def seen_by_yan(cast: Cast) -> set[Part]:
    """Each part that Yan's filter lets through."""
    under = frozenset({Condition.PUBLISHED_TO_FAMILY})
    with reading():
        rights_to(cast.yan, cast.zoe)
        known_already = {part for part, view in VIEWS.items() if cast.zoe in one_child(cast, view, under)}
    by_filter = {part for part, view in VIEWS.items() if cast.zoe in visible_to(cast.yan, view, under=under)}
    by_rights = {part for part, view in VIEWS.items() if view in rights_to(cast.yan, cast.zoe, under=under)}
    assert by_filter == by_rights == known_already
    return by_filter


@pytest.mark.parametrize("part", sorted(VIEWS))
def test_a_parent_sees_the_part_that_is_shared_and_no_other(cast: Cast, part: Part) -> None:
    assert seen_by_yan(cast) == set()
    choose(cast, part)
    assert seen_by_yan(cast) == {part}
    choose(cast)
    assert seen_by_yan(cast) == set()


def test_who_the_child_is_opens_with_any_part_and_shuts_with_the_last(cast: Cast) -> None:
    choose(cast, Part.MEETINGS)
    assert cast.zoe in visible_to(cast.yan)
    choose(cast)
    assert cast.zoe not in visible_to(cast.yan)


def test_every_object_of_a_record_belongs_to_a_part_or_opens_with_any() -> None:
    open_with_any = {"identity", "contacts", "concern", "message", "audit", "export", "people", "library", "settings", "machine"}
    assert {permission.split(".")[0] for permission in Permission if part_of(permission) is None} == open_with_any
    assert set(PART_OF.values()) | {Part.WORDS} == set(Part)


def test_own_words_are_read_only_where_they_are_shared(cast: Cast) -> None:
    profiles.say_views(cast.zoe_herself, cast.zoe, heard=Heard(Method.ALONE, words="I want to draw."), today=TODAY)
    choose(cast, Part.PLAN)
    assert childs_views(cast.yan, cast.zoe) == []
    choose(cast, Part.PLAN, Part.WORDS)
    assert [said.words for said in childs_views(cast.yan, cast.zoe)] == ["I want to draw."]
    choose(cast, Part.PLAN)
    assert childs_views(cast.yan, cast.zoe) == []
    assert len(childs_views(cast.zoe_herself, cast.zoe)) == 1


def told(cast: Cast) -> tuple[list[str], list[str]]:
    """Who must be told of a notice about Zoe today, and who has a copy."""
    found = sorted_out(readers(cast.zoe, kind=NoticeKind.SEN_SUPPORT_DECIDED, today=TODAY), cast.zoe, today=TODAY)
    return [one.key for one in found.tell], [one.key for one in found.copy]


def test_a_parent_has_a_copy_of_a_notice_only_with_a_recorded_wish_for_letters(cast: Cast) -> None:
    """A12: past the last Friday in June of year 11 the notice is addressed to the young person."""
    yan = key_of(cast.parents["yan"].pk)
    assert told(cast) == (["pupil"], [])
    choose(cast, Part.PLAN)
    assert told(cast) == (["pupil"], [])
    choose(cast, Part.LETTERS)
    assert told(cast) == (["pupil"], [yan])


@pytest.mark.parametrize("name", ["yan", "amina", "grace", "leo_himself", "stranger"])
def test_nobody_but_the_young_person_chooses(cast: Cast, name: str) -> None:
    with pytest.raises((Denied, NotYours)):
        actions.choose_what_to_share(cast.actor(name), cast.zoe, choices={cast.parents["yan"].code: frozenset(Part)}, today=TODAY)
    assert not SharingWish.objects.exists()


def test_nothing_is_shared_with_somebody_elses_parent(cast: Cast) -> None:
    with pytest.raises(NotTheirParent):
        actions.choose_what_to_share(cast.zoe_herself, cast.zoe, choices={cast.parents["grace"].code: frozenset(Part)}, today=TODAY)


def test_the_same_choice_again_writes_nothing(cast: Cast) -> None:
    choose(cast, Part.PLAN)
    before = SharingWish.objects.count()
    choose(cast, Part.PLAN)
    assert SharingWish.objects.count() == before == len(Part)


def test_what_was_chosen_before_the_young_person_date_holds_from_that_day(cast: Cast) -> None:
    """A11: until the leaving date the parents are the legal recipients, and see what parents see."""
    with doors.opened(doors.Door("test.setup", MAKER)):
        cast.zoe.born = date(2010, 9, 2)
        cast.zoe.save(update_fields=["born"])
    choose(cast, Part.MEETINGS)
    assert seen_by_yan(cast) == set(VIEWS)
    assert told(cast)[0] == [key_of(cast.parents["yan"].pk)]
    with clock.set_to(at(date(2027, 6, 25))):
        assert seen_by_yan(cast) == {Part.MEETINGS}


def test_a_wish_that_the_school_wrote_down_speaks_of_the_whole_record(cast: Cast) -> None:
    actions.record_sharing_wish(cast.amina, cast.zoe, parent=cast.parents["yan"], share=True, starts=TODAY)
    assert seen_by_yan(cast) == set(VIEWS)


def test_the_page_proposes_plan_and_meetings_and_neither_words_nor_sessions(cast: Cast) -> None:
    page = client_of(cast.account("zoe_herself")).get("/my/sharing").content.decode()
    assert "Can Yan see these?" in page
    assert 'name="all-plan" checked' in page
    assert 'name="all-words" checked' not in page
    assert 'name="all-sessions" checked' not in page
    assert "They are not told what you hide." in page
    assert not SharingWish.objects.exists()


def test_what_is_saved_counts_at_once(cast: Cast) -> None:
    zoe, yan = client_of(cast.account("zoe_herself")), client_of(cast.account("yan"))
    assert yan.get(f"/family/{cast.zoe.code}").status_code == 404
    assert zoe.post("/my/sharing", {"all-plan": "on"})["Location"] == "/my/sharing"
    assert yan.get(f"/family/{cast.zoe.code}").status_code == 200
    zoe.post("/my/sharing", {})
    assert yan.get(f"/family/{cast.zoe.code}").status_code == 404


def test_two_parents_can_see_different_things(cast: Cast) -> None:
    link = actions.add_parent(MAKER, cast.zoe, relation="mum", starts=AUTUMN, forename="Eva", surname="Novak")
    actions.confirm_parent(MAKER, link, responsibility="yes", how="Known in person", on=AUTUMN)
    zoe = client_of(cast.account("zoe_herself"))
    assert "Can your mum and dad see these?" in zoe.get("/my/sharing").content.decode()
    zoe.post("/my/sharing?apart", {f"{cast.parents['yan'].code}-plan": "on"})
    wishes = set(SharingWish.objects.filter(share=True).values_list("parent", "part"))
    assert wishes == {(cast.parents["yan"].pk, "plan")}
    page = zoe.get("/my/sharing").content.decode()
    assert "Can Yan see these?" in page
    assert "Can Eva see these?" in page


def test_for_a_parent_who_is_kept_out_the_switch_is_a_sentence(cast: Cast) -> None:
    actions.restrict(MAKER, cast.zoe, parent=cast.parents["yan"], kind="Court order", starts=AUTUMN)
    zoe = client_of(cast.account("zoe_herself"))
    page = zoe.get("/my/sharing").content.decode()
    assert "Yan cannot see your record. The school keeps it so." in page
    assert 'type="checkbox"' not in page
    zoe.post("/my/sharing", {"all-plan": "on"})
    assert not SharingWish.objects.exists()


@pytest.mark.parametrize("page", ["/my/sharing", "/my/rights"])
@pytest.mark.parametrize("name", ["leo_himself", "yan", "grace", "amina", "stranger"])
def test_these_pages_are_for_those_who_are_16(cast: Cast, page: str, name: str) -> None:
    assert client_of(cast.account(name)).get(page).status_code == 404


def test_rights_are_said_with_ones_own_dates(cast: Cast) -> None:
    page = client_of(cast.account("zoe_herself")).get("/my/rights").content.decode()
    assert "Since 2 October 2025" in page
    assert "Since Friday 26 June 2026" in page


def test_help_names_the_people_and_a_childs_parents_ask_the_council(cast: Cast) -> None:
    for name, asks in (("zoe_herself", "You can ask for it yourself."), ("leo_himself", "Your parents can ask for it.")):
        page = client_of(cast.account(name)).get("/my/help").content.decode()
        assert asks in page
        assert page.count("EHC needs assessment") == 1
        assert "Clubs, groups and services" in page
        assert "Mrs Begum" in page
        assert "Northshire SENDIASS" in page


@pytest.mark.parametrize("page", ["/my/sharing", "/my/rights", "/my/help", "/my/say", "/my/say/1", "/my/say/worry", "/my/say/thank-you"])
def test_a_child_of_eleven_can_read_them(cast: Cast, page: str) -> None:
    from lxml import html

    main = html.fromstring(client_of(cast.account("zoe_herself")).get(page).content).find(".//main")
    lines = [" ".join(node.text_content().split()) for node in main.iter("h1", "h2", "p", "li", "b")]
    assert reading_age("\n".join(line for line in lines if line)) <= CEILING_FOR_FAMILIES


def plan_of_zoe(cast: Cast) -> None:
    from tests.support import history

    history.helped(cast, cast.zoe)


def test_they_can_look_at_the_page_that_a_parent_sees_and_it_is_what_the_parent_sees(cast: Cast) -> None:
    plan_of_zoe(cast)
    zoe, yan = client_of(cast.account("zoe_herself")), client_of(cast.account("yan"))
    address = f"/my/sharing/{cast.parents['yan'].code}"
    for parts, says in ((frozenset({Part.PLAN}), True), (frozenset({Part.MEETINGS}), False)):
        choose(cast, *parts)
        theirs, looked_at = yan.get(f"/family/{cast.zoe.code}").content.decode(), zoe.get(address).content.decode()
        assert ("Reading with sounds and pictures" in theirs) is ("Reading with sounds and pictures" in looked_at) is says


def test_where_nothing_is_shared_the_page_they_look_at_says_so(cast: Cast) -> None:
    choose(cast)
    page = client_of(cast.account("zoe_herself")).get(f"/my/sharing/{cast.parents['yan'].code}").content.decode()
    assert "Yan sees nothing of yours today" in page


def test_what_a_parent_told_school_is_not_on_the_page_they_look_at(cast: Cast) -> None:
    from fourfold.support.kinds import Answer
    from fourfold.support.models import Agreement, Plan

    plan_of_zoe(cast)
    choose(cast, Part.PLAN)
    with doors.opened(doors.Door("test.setup", MAKER)):
        said = {"parent": cast.parents["yan"], "answer": Answer.WITH_COMMENT, "words": "Too much for her.", "said_on": TODAY}
        Agreement(pupil=cast.zoe, plan=Plan.objects.get(pupil=cast.zoe), recorded_by=cast.account("yan"), **said).save()
    page = client_of(cast.account("zoe_herself")).get(f"/my/sharing/{cast.parents['yan'].code}").content.decode()
    assert "Reading with sounds and pictures" in page
    assert "Too much for her." not in page


def test_looking_leaves_no_trace_in_the_parents_name(cast: Cast) -> None:
    from fourfold.audit.models import Viewing

    plan_of_zoe(cast)
    choose(cast, Part.PLAN)
    client_of(cast.account("zoe_herself")).get(f"/my/sharing/{cast.parents['yan'].code}")
    assert {one.actor for one in Viewing.objects.all()} == {cast.account("zoe_herself").pk}


@pytest.mark.parametrize("whose", ["grace", "rob"])
def test_another_childs_parent_has_no_page_to_look_at(cast: Cast, whose: str) -> None:
    assert client_of(cast.account("zoe_herself")).get(f"/my/sharing/{cast.parents[whose].code}").status_code == 404


def test_a_parent_who_is_kept_out_has_no_page_to_look_at(cast: Cast) -> None:
    actions.restrict(MAKER, cast.zoe, parent=cast.parents["yan"], kind="Court order", starts=AUTUMN)
    assert client_of(cast.account("zoe_herself")).get(f"/my/sharing/{cast.parents['yan'].code}").status_code == 404
