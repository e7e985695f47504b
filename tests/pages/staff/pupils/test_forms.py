"""What staff write about a pupil: saved once, refused in a sentence, and never over somebody else's words."""

from datetime import date

import pytest
from django.test import Client

from fourfold.pupils import actions, queries
from fourfold.pupils.models import Circumstances, LookedAfter, Need, Parent, ParentLink, Pupil, Restriction, SenPeriod
from tests.cast import AUTUMN, MAKER, Cast
from tests.signed_in import client_of

IDENTITY = {"forename": "Leo", "surname": "Obi", "born": "2017-03-12"}
PARENT = {"surname": "Brown", "forename": "Ada", "relation": "aunt", "language": "en"}
HOSTILE = ["<script>alert(1)</script>", "\u202eevil", 'O\'Neil "Q" & Sons', "👩‍👧 Łukasz", "a\x00b\x07c", "علي", "{{ 7*7 }}", "=1+1"]


@pytest.fixture
def amina(school: Cast) -> Client:
    return client_of(school.account("amina"))


def said(response: object) -> str:
    return response.content.decode()  # type: ignore[attr-defined, no-any-return]


@pytest.mark.parametrize(
    ("upn", "sentence"),
    [
        ("A801200005001", "The first letter of this UPN is A, but its numbers call for B."),
        ("B8012", "A UPN has 13 characters, and this has 5."),
    ],
)
def test_a_wrong_number_says_which_letter_it_should_have(school: Cast, amina: Client, upn: str, sentence: str) -> None:
    assert sentence in said(amina.post(f"/pupils/{school.leo.code}/identity", {**IDENTITY, "upn": upn}))


def test_a_right_number_is_kept_without_its_spaces(school: Cast, amina: Client) -> None:
    amina.post(f"/pupils/{school.leo.code}/identity", {**IDENTITY, "upn": " b8012 0000 5001 "})
    assert Pupil.objects.get(pk=school.leo.pk).upn == "B801200005001"


def test_a_number_that_another_child_has_is_refused(school: Cast, amina: Client) -> None:
    actions.correct_identity(MAKER, school.max, upn="B801200005001")
    assert "Another child has this UPN" in said(amina.post(f"/pupils/{school.leo.code}/identity", {**IDENTITY, "upn": "B801200005001"}))


@pytest.mark.parametrize("name", [*HOSTILE, "x" * 80])
def test_any_name_is_kept_and_shown_harmlessly(school: Cast, amina: Client, name: str) -> None:
    assert amina.post(f"/pupils/{school.leo.code}/identity", {**IDENTITY, "surname": name}).status_code == 302
    kept = Pupil.objects.get(pk=school.leo.pk).surname
    assert "\u202e" not in kept
    assert "\x00" not in kept
    page = said(amina.get(f"/pupils/{school.leo.code}/story"))
    assert "<script>alert" not in page
    assert "49" not in kept


def test_a_name_too_long_is_refused_in_one_sentence(school: Cast, amina: Client) -> None:
    page = said(amina.post(f"/pupils/{school.leo.code}/identity", {**IDENTITY, "surname": "x" * 81}))
    assert "Use 80 letters at most. This has 81." in page


@pytest.mark.parametrize("born", ["2030-01-01", "1850-01-01", "1990-01-01", "rubbish", "31/02/2017", ""])
def test_a_birthday_that_cannot_be_is_refused(school: Cast, amina: Client, born: str) -> None:
    assert amina.post(f"/pupils/{school.leo.code}/identity", {**IDENTITY, "born": born}).status_code == 200


def seen_in(page: str) -> str:
    return page.split('name="seen" value="')[1].split('"')[0]


def test_two_people_at_the_identity_form_do_not_overwrite_each_other(school: Cast, amina: Client) -> None:
    seen = seen_in(said(amina.get(f"/pupils/{school.leo.code}/identity")))
    client_of(school.account("dan")).post(f"/pupils/{school.leo.code}/identity", {**IDENTITY, "surname": "Obi-Lane", "seen": seen})
    page = said(amina.post(f"/pupils/{school.leo.code}/identity", {**IDENTITY, "surname": "Obie", "seen": seen}))
    assert "Somebody changed this while you were writing" in page
    assert Pupil.objects.get(pk=school.leo.pk).surname == "Obi-Lane"


def test_two_people_at_a_parents_form_do_not_overwrite_each_other(school: Cast, amina: Client) -> None:
    path = f"/pupils/{school.leo.code}/people/{school.parents['grace'].code}"
    seen = seen_in(said(amina.get(path)))
    grace = {**PARENT, "surname": "Obi", "forename": "Grace", "relation": "mum", "seen": seen}
    assert client_of(school.account("dan")).post(path, {**grace, "phone": "01632 960001"}).status_code == 302
    assert "Somebody changed this" in said(amina.post(path, {**grace, "phone": "01632 960002"}))
    assert Parent.objects.get(pk=school.parents["grace"].pk).phone == "01632 960001"


def test_two_people_at_the_facts_do_not_overwrite_each_other(school: Cast, amina: Client) -> None:
    path = f"/pupils/{school.leo.code}/facts"
    seen = seen_in(said(amina.get(path)))
    assert client_of(school.account("dan")).post(path, {"eal": "no", "seen": seen}).status_code == 302
    assert "Somebody changed this" in said(amina.post(path, {"eal": "yes", "attendance": "50", "seen": seen}))
    assert Circumstances.objects.get(pupil=school.leo).eal is False


def test_the_same_parent_sent_twice_is_added_once_and_sees_nothing_yet(school: Cast, amina: Client) -> None:
    for _ in range(2):
        assert amina.post(f"/pupils/{school.leo.code}/people/new", PARENT).status_code == 302
    link = ParentLink.objects.get(pupil=school.leo, parent__surname="Brown")
    assert not link.is_confirmed


def test_making_sure_of_a_carer_asks_why_they_are_a_parent_in_law(school: Cast, amina: Client) -> None:
    path = f"/pupils/{school.leo.code}/people/{school.parents['kim'].code}/confirm"
    page = said(amina.post(path, {"responsibility": "no", "how": "Known", "on": "2026-11-24"}))
    assert "Write why they are a parent in law" in page


def test_keeping_somebody_out_holds_at_once_and_twice_is_once(school: Cast, amina: Client) -> None:
    path = f"/pupils/{school.leo.code}/people/{school.parents['grace'].code}/keep-out"
    for _ in range(2):
        assert amina.post(path, {"kind": "Court order", "full": "full"}).status_code == 302
    assert Restriction.objects.filter(parent=school.parents["grace"]).count() == 1
    assert school.leo not in queries.visible_to(school.grace)


def test_lifting_takes_two_people(school: Cast, amina: Client) -> None:
    path, helen = f"/pupils/{school.leo.code}/people/kept-out/1", client_of(school.account("helen"))
    assert "Another person must ask for this first" in said(helen.post(path))
    assert amina.post(path).status_code == 302
    assert Restriction.objects.get().ends is None
    assert helen.post(path).status_code == 302
    assert school.leo in queries.visible_to(school.rob)
    assert helen.get(path).status_code == 404


def test_an_ehc_plan_needs_the_date_of_its_review(school: Cast, amina: Client) -> None:
    path = f"/pupils/{school.leo.code}/sen/status"
    assert "Add the date of the next annual review" in said(amina.post(path, {"status": "E", "starts": "2026-11-01"}))
    assert amina.post(path, {"status": "E", "starts": "2026-11-01", "annual_review_on": "2027-11-01"}).status_code == 302
    assert [row.status for row in SenPeriod.objects.filter(pupil=school.leo)] == ["E", "K"]


def test_the_same_status_twice_says_that_it_is_so_already(school: Cast, amina: Client) -> None:
    assert "That is the status already." in said(
        amina.post(f"/pupils/{school.leo.code}/sen/status", {"status": "K", "starts": "2026-11-01"})
    )


@pytest.mark.parametrize(
    ("stated", "sentence"),
    [
        ({"code0": "SLCN", "code1": "SLCN"}, "SLCN is there twice: keep one."),
        ({}, "Choose the primary need"),
        ({"code0": "ZZZ"}, "Choose one"),
    ],
)
def test_needs_that_the_census_refuses_are_refused_in_its_words(school: Cast, amina: Client, stated: dict[str, str], sentence: str) -> None:
    assert sentence in said(amina.post(f"/pupils/{school.leo.code}/sen/needs", stated))


def test_needs_are_ranked_as_they_are_written(school: Cast, amina: Client) -> None:
    amina.post(f"/pupils/{school.leo.code}/sen/needs", {"code0": "SEMH", "code1": "SLCN", "detail1": "Hears well", "share1": "on"})
    open_needs = Need.objects.filter(pupil=school.leo, ends__isnull=True).order_by("rank")
    assert [(need.code, need.rank) for need in open_needs] == [("SEMH", 1), ("SLCN", 2)]


def test_care_is_written_down_once_and_can_end(school: Cast, amina: Client) -> None:
    path = f"/pupils/{school.leo.code}/people/care"
    for worker in ("Jo Bright", "Al Sand"):
        assert amina.post(path, {"starts": "2026-10-01", "social_worker": worker}).status_code == 302
    assert LookedAfter.objects.get().social_worker == "Al Sand"
    assert amina.post(f"{path}/end", {"on": "2026-11-20"}).status_code == 302


def test_a_wish_is_asked_of_young_people_alone(school: Cast, amina: Client) -> None:
    assert amina.get(f"/pupils/{school.leo.code}/people/wish").status_code == 404
    path = f"/pupils/{school.zoe.code}/people/wish"
    assert school.zoe not in queries.visible_to(school.yan)
    assert amina.post(path, {"parent": school.parents["yan"].code, "share": "yes"}).status_code == 302
    assert school.zoe in queries.visible_to(school.yan)


def test_an_adult_is_named_and_released(school: Cast, amina: Client) -> None:
    path = f"/pupils/{school.max.code}/people/adults"
    named = {"who": school.account("tom").code, "works_as": "key worker", "starts": "2026-11-01"}
    assert amina.post(f"{path}/new", named).status_code == 302
    assert school.max in queries.visible_to(school.tom)
    assert amina.post(f"{path}/1/end", {"on": "2026-11-23"}).status_code == 302
    assert school.max not in queries.visible_to(school.tom)
    assert amina.get(f"{path}/2/end").status_code == 404


def test_what_somebody_from_outside_may_see_is_ended_early(school: Cast, amina: Client) -> None:
    assert amina.post(f"/pupils/{school.leo.code}/people/grants/1/end", {"on": "2026-11-23"}).status_code == 302
    assert school.leo not in queries.visible_to(school.megan)


NEW = {"forename": "Ada", "surname": "New", "born": "2018-02-03", "starts": "2026-11-24", "year_group": "3"}


def test_a_child_is_put_on_roll_once_even_if_sent_twice(school: Cast, amina: Client) -> None:
    for _ in range(2):
        assert amina.post("/pupils/new", {**NEW, "group": school.juniper.code}).status_code == 302
    child = Pupil.objects.get(surname="New")
    assert child.places.get().group == school.juniper
    assert child in queries.visible_to(school.tom)


def test_a_class_of_another_school_is_no_choice(school: Cast, amina: Client) -> None:
    theirs = actions.open_class(MAKER, school.millbrook, name="5 Ash", school_year=2026)
    assert amina.post("/pupils/new", {**NEW, "group": theirs.code}).status_code == 200


def test_a_child_leaves_and_comes_back(school: Cast, amina: Client) -> None:
    assert amina.post(f"/pupils/{school.leo.code}/leave", {"on": "2026-11-20"}).status_code == 302
    assert amina.get(f"/pupils/{school.leo.code}/leave").status_code in (403, 404)
    assert "Left on 20 November 2026" in said(amina.get(f"/pupils/{school.leo.code}/story"))
    back = {"starts": "2026-11-24", "year_group": "5", "main": "yes"}
    assert amina.post(f"/pupils/{school.leo.code}/on-roll", back).status_code == 302
    assert "came back to Larkfield School" in said(amina.get(f"/pupils/{school.leo.code}/story"))
    assert "on roll here already" in said(amina.post(f"/pupils/{school.leo.code}/on-roll", back))


def test_two_records_become_one_and_the_old_address_leads_on(school: Cast, amina: Client) -> None:
    path = f"/pupils/{school.max.code}/merge/{school.leo.code}"
    assert "This cannot be undone." in said(amina.get(path))
    assert amina.post(path).status_code == 302
    assert amina.get(f"/pupils/{school.max.code}/story").url.endswith(f"/pupils/{school.leo.code}/story")
    assert amina.post(path).status_code == 404


def test_a_need_on_the_wrong_child_is_taken_to_the_right_one(school: Cast, amina: Client) -> None:
    need = Need.objects.get(pupil=school.leo, code="SLCN")
    found = said(amina.get(f"/pupils/{school.leo.code}/move?q=stone"))
    assert "Max Stone, 6 Larch" in found
    moved = amina.post(f"/pupils/{school.leo.code}/move?q=stone", {"what": f"need-{need.pk}", "to": school.max.code})
    assert "has one of these already" in said(moved)
    second = Need.objects.get(pupil=school.leo, code="SEMH")
    actions.record_needs(MAKER, school.max, needs=[], on=AUTUMN)
    assert amina.post(f"/pupils/{school.leo.code}/move?q=stone", {"what": f"need-{second.pk}", "to": school.max.code}).status_code == 302
    second.refresh_from_db()
    assert second.pupil == school.max


def test_a_row_of_another_child_cannot_be_named_in_a_form(school: Cast, amina: Client) -> None:
    theirs = Need.objects.get(pupil=school.max)
    path = f"/pupils/{school.leo.code}/move?q=stone"
    assert amina.post(path, {"what": f"need-{theirs.pk}", "to": school.max.code}).status_code == 200
    theirs.refresh_from_db()
    assert theirs.pupil == school.max


def test_every_error_page_keeps_what_was_written(school: Cast, amina: Client) -> None:
    page = said(amina.post(f"/pupils/{school.leo.code}/people/new", {**PARENT, "surname": "", "phone": "01632 960999"}))
    assert "Write the last name" in page
    assert "01632 960999" in page


def test_born_on_a_leap_day_has_an_age(school: Cast, amina: Client) -> None:
    actions.correct_identity(MAKER, school.leo, born=date(2016, 2, 29))
    assert "Age 10" in said(amina.get(f"/pupils/{school.leo.code}/story"))
