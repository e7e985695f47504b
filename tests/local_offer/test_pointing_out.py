"""Pointing out a service: at a review, in a plan, in a message; who sees it, and what a later refresh does not change (A41)."""

from typing import Any

import pytest
from django.test import Client

from fourfold import clock
from fourfold.access.decide import Denied
from fourfold.audit import doors
from fourfold.local_offer import actions, queries
from fourfold.local_offer.models import Service, Signpost
from fourfold.local_offer.reading.feed import whole
from fourfold.messages.models import Message
from fourfold.pupils.refusals import Refused
from fourfold.support import actions as support
from fourfold.support.kinds import Answer
from fourfold.support.models import Plan, Review
from tests.cast import MAKER, TODAY, Cast, at
from tests.local_offer.feeds import third
from tests.signed_in import client_of
from tests.support.history import drafted, key

NOW = at(TODAY, 4)
SKILLS = third(1, name="Talk and play", description="Social skills in small groups for children with autism.")


def bring(cast: Cast, *services: dict[str, Any]) -> None:
    actions.bring_in(MAKER, cast.larkfield, read=whole(list(services), today=TODAY), now=NOW)


def service() -> Service:
    return Service.objects.get(name="Talk and play")


@pytest.fixture
def plan(cast: Cast) -> Plan:
    """Leo's plan, shared with his mum, and the directory."""
    made = drafted(cast)
    support.share_plan(cast.amina, made, today=clock.today())
    made.refresh_from_db()
    bring(cast, SKILLS, third(2))
    return made


@pytest.fixture
def review(cast: Cast, plan: Plan) -> Review:
    support.record_agreement(cast.grace, plan, key=key("grace"), answer=Answer.AGREED, today=clock.today())
    support.start_support(cast.amina, plan.cycle, today=clock.today())
    return support.open_review(cast.amina, plan.cycle, today=clock.today())


def page(cast: Cast, who: str, path: str) -> str:
    answer = client_of(cast.account(who)).get(path)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def post(cast: Cast, who: str, path: str, **data: str) -> int:
    return client_of(cast.account(who)).post(path, data).status_code


def test_senco_and_parent_search_for_social_skills_and_attach_what_they_choose_to_the_review(cast: Cast, review: Review) -> None:
    """A41: results by need, age, area; chosen ones attached to the review; the family reads them when it is finished."""
    path = f"/pupils/{cast.leo.code}/local-offer"
    found = page(cast, "amina", f"{path}?words=social+skills&age=9&need=communication")
    assert "Talk and play" in found
    assert "Saturday Club 2" not in found
    assert post(cast, "amina", f"{path}/{service().code}", where="review", words="For making friends.") == 302
    assert "Talk and play" in page(cast, "amina", f"/pupils/{cast.leo.code}/review")
    signpost = Signpost.objects.get()
    assert (signpost.review, signpost.because, signpost.copied_on, signpost.phone) == (
        review,
        "For making friends.",
        TODAY,
        "01632 960 200",
    )
    assert queries.signposts_of(cast.grace, cast.leo) == ()
    assert queries.signposts_at(cast.tom, review)[0].name == "Talk and play"
    with doors.opened(doors.Door("test.setup", MAKER)):
        Review.objects.filter(pk=review.pk).update(finished_at=NOW, next_step="local_offer", reason="He needs friends.", held_on=TODAY)
    assert queries.signposts_of(cast.grace, cast.leo)[0].because == "For making friends."


def test_what_is_attached_to_a_shared_plan_is_the_familys_to_read_and_nobody_elses(cast: Cast, plan: Plan) -> None:
    actions.point_out(cast.amina, cast.leo, key=key("one"), service=service(), at=plan, because="Small groups.")
    assert "Talk and play" in page(cast, "grace", f"/family/{cast.leo.code}")
    assert "Talk and play" in page(cast, "grace", f"/family/{cast.leo.code}/near-you")
    assert len(queries.signposts_of(cast.kim, cast.leo)) == 1
    for who in (cast.rob, cast.yan, cast.odile, cast.gus, cast.stranger):
        assert queries.signposts_of(who, cast.leo) == ()


def test_a_later_refresh_changes_no_history_and_says_what_has_gone(cast: Cast, plan: Plan) -> None:
    actions.point_out(cast.amina, cast.leo, key=key("one"), service=service(), at=plan)
    bring(cast, third(1, name="Quite another name", contacts=[]), third(2))
    kept = queries.signposts_of(cast.grace, cast.leo)[0]
    assert (kept.name, kept.phone, kept.gone_on) == ("Talk and play", "01632 960 200", None)
    bring(cast, third(2))
    kept = queries.signposts_of(cast.grace, cast.leo)[0]
    assert (kept.name, kept.gone_on) == ("Talk and play", TODAY)
    assert "The list has it no more" in page(cast, "grace", f"/family/{cast.leo.code}")
    assert queries.search(cast.grace, cast.larkfield, queries.Wanted(), today=TODAY).total == 1
    bring(cast, SKILLS, third(2))
    assert queries.signposts_of(cast.grace, cast.leo)[0].gone_on is None


def test_it_is_attached_once_however_often_it_is_sent_and_can_be_taken_back(cast: Cast, plan: Plan) -> None:
    for number in range(3):
        actions.point_out(cast.amina, cast.leo, key=key(f"k{number}"), service=service(), at=plan)
    signpost = Signpost.objects.get()
    assert post(cast, "amina", f"/pupils/{cast.leo.code}/local-offer/taken-back/{signpost.code}") == 302
    assert queries.signposts_of(cast.grace, cast.leo) == ()
    actions.point_out(cast.amina, cast.leo, key=key("again"), service=service(), at=plan)
    assert len(queries.signposts_of(cast.grace, cast.leo)) == 1


def test_only_who_writes_the_plan_may_attach_and_only_what_their_own_list_has(cast: Cast, plan: Plan) -> None:
    for who in ("tess", "helen", "sal", "dan"):
        with pytest.raises(Denied):
            actions.point_out(cast.actor(who), cast.leo, key=key(who), service=service(), at=plan)
    actions.bring_in(MAKER, cast.millbrook, read=whole([third(9, name="Elsewhere")], today=TODAY), now=NOW)
    with pytest.raises(Refused):
        actions.point_out(cast.amina, cast.leo, key=key("x"), service=Service.objects.get(name="Elsewhere"), at=plan)
    with pytest.raises(Refused):
        actions.point_out(cast.amina, cast.max, key=key("y"), service=service(), at=plan)
    assert (
        post(cast, "amina", f"/pupils/{cast.leo.code}/local-offer/{service().code}", where="to-" + cast.parents["rob"].code, words="x")
        == 200
    )
    assert not Signpost.objects.exists()


def test_a_key_that_another_form_used_is_refused_in_words_and_what_was_written_stays(cast: Cast, plan: Plan) -> None:
    once, offer = "a" * 32, service().code
    assert post(cast, "amina", f"/pupils/{cast.leo.code}/local-offer/{offer}", where="plan", words="Small groups.", key=once) == 302
    said = {"words": "Could he go here?", "key": once}
    answer = client_of(cast.account("grace")).post(f"/family/{cast.leo.code}/near-you/{offer}", said).content.decode()
    assert "Somebody wrote this down a moment ago" in answer
    assert "Could he go here?" in answer
    assert not Message.objects.exists()
    asks = {"profession": "speech", "question": "How can we help?", "wanted": ["plan"], "key": once}
    amina = client_of(cast.account("amina"))
    assert amina.post(f"/pupils/{cast.leo.code}/specialists/new", asks).status_code == 302
    assert "Somebody wrote this down a moment ago" in amina.post(f"/pupils/{cast.max.code}/specialists/new", asks).content.decode()
    law = {"has_needs": "He may.", "needs_plan": "It may.", "edition": "1", "key": once}
    assert amina.post(f"/pupils/{cast.leo.code}/ehc-request", law).status_code == 302
    assert "Somebody wrote this down a moment ago" in amina.post(f"/pupils/{cast.max.code}/ehc-request", law).content.decode()


def test_a_parent_asks_the_teacher_about_a_service_and_no_other_parent_sees_it(cast: Cast, plan: Plan) -> None:
    path = f"/family/{cast.leo.code}/near-you/{service().code}"
    once = "a" * 32
    for _ in range(2):
        assert post(cast, "grace", path, words="Could he go here?", key=once) == 302
    assert Message.objects.count() == Signpost.objects.count() == 1
    assert "Talk and play" in page(cast, "grace", f"/family/{cast.leo.code}/messages")
    assert "Talk and play" in page(cast, "tom", f"/pupils/{cast.leo.code}/messages")
    assert "Talk and play" not in page(cast, "kim", f"/family/{cast.leo.code}/messages")
    assert queries.signposts_of(cast.amina, cast.leo) == ()
    codes = [Message.objects.get().code]
    assert [len(queries.signposts_in_messages(cast.actor(who), codes)) for who in ("grace", "amina", "kim", "rob", "odile")] == [
        1,
        1,
        0,
        0,
        0,
    ]


def test_school_sends_one_to_a_parent_in_a_message(cast: Cast, plan: Plan) -> None:
    path = f"/pupils/{cast.leo.code}/local-offer/{service().code}"
    assert post(cast, "tom", path, where="to-" + cast.parents["grace"].code, words="") == 200
    assert post(cast, "tom", path, where="to-" + cast.parents["grace"].code, words="He may like this.") == 302
    assert "Talk and play" in page(cast, "grace", f"/family/{cast.leo.code}/messages")


def test_a_hostile_service_is_inert_on_every_page(cast: Cast, plan: Plan) -> None:
    evil = "<script>alert(1)</script>\u202eevil <img src=x onerror=alert(1)> &lt;b&gt;"
    bring(cast, third(1, name=evil, description=evil, url="javascript:alert(1)", email="x@y.org?bcc=z", fees=evil, alert=evil))
    for who, path in (
        ("amina", "/local-offer"),
        ("grace", f"/family/{cast.leo.code}/near-you"),
        ("tom", f"/pupils/{cast.leo.code}/local-offer?words=evil"),
    ):
        html = page(cast, who, path)
        assert "evil" in html
        assert not [word for word in ("<script>alert", "<img src=x", "javascript:", "\u202e") if word in html]


def test_anyone_searches_without_signing_in_and_is_told_what_is_not_known(cast: Cast, plan: Plan) -> None:
    html = Client().get("/schools/larkfield/near-you?words=talk&near=ZZ9").content.decode()
    assert "Talk and play" in html
    assert "We do not know where ZZ9 is" in html
    assert "The council last checked this on" in html
    nothing = Client().get("/schools/larkfield/near-you?words=talk&need=sensory").content.decode()
    assert "For any need (1)" in nothing
    assert "Write the age in years" in Client().get("/schools/larkfield/near-you?age=abc").content.decode()
    nowhere = Client().get("/schools/millbrook/near-you").content.decode()
    assert "The list is not here yet" in nowhere
    assert 'role="search"' not in nowhere
    assert Client().get("/schools/larkfield/near-you?page=99999&words=%00%FF&need=x&miles=-1").status_code == 200


def test_where_no_list_is_here_yet_only_who_may_bring_it_in_is_led_to_it(cast: Cast) -> None:
    told = {who: client_of(cast.account(who)).get("/local-offer").content.decode() for who in ("odile", "tom")}
    assert all("The list is not here yet" in html for html in told.values())
    assert ["/settings/local-offer" in told[who] for who in ("odile", "tom")] == [True, False]


def test_settings_take_an_address_a_file_and_what_a_word_means_and_say_what_is_wrong(cast: Cast) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    amina = client_of(cast.account("amina"))
    assert "inside a network" in amina.post("/settings/local-offer", {"what": "feed", "feed": "https://10.0.0.1/"}).content.decode()
    bad = SimpleUploadedFile("x.json", b"<html>")
    assert "not JSON" in amina.post("/settings/local-offer", {"what": "file", "file": bad}).content.decode()
    good = SimpleUploadedFile("x.json", b'[{"id": "1", "name": "Choir"}, {"id": "2"}]')
    assert amina.post("/settings/local-offer", {"what": "file", "file": good}).status_code == 302
    html = amina.get("/settings/local-offer").content.decode()
    assert "has one service here" in html
    assert "has no name" in html
    assert post(cast, "tom", "/settings/local-offer", what="feed", feed="https://feeds.example.org") == 403
    bring(cast, SKILLS)
    topic = queries.topics_at(cast.amina, cast.larkfield)[0]
    assert amina.post(f"/settings/local-offer/topics/{topic.code}", {"areas": ["semh"]}).status_code == 302
    assert "Chosen by your school" in amina.get("/settings/local-offer/topics").content.decode()
