"""Around the four steps, by hand in a real browser: help that did not work leads to a specialist, the Local Offer and a request to the
authority; and a mother asks the authority herself, of which nobody at school finds a trace."""

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from fourfold import clock
from fourfold.accounts.models import Account
from fourfold.audit import ledger
from fourfold.code_of_practice.reviewing import NextStep, Verdict
from fourfold.ehc.models import Bundle
from fourfold.local_offer.actions import bring_in
from fourfold.local_offer.reading.feed import whole
from fourfold.meetings.links import path_of
from fourfold.specialists.models import Advice, Referral
from fourfold.support import actions as support
from fourfold.support.models import Cycle, Plan, ProvisionLine
from tests.cast import MAKER, TODAY, Cast, at
from tests.journeys.at_hand import Walk, mailed
from tests.local_offer.feeds import third
from tests.meetings.asked import booked, invitation
from tests.signed_in import client_of
from tests.specialists.asked import EVA
from tests.support import history

pytestmark = pytest.mark.browser

ADVICE = "Word talk before reading, three times a week."
CLUB = "Talk and play"
ONE_STEP = "Say one step, then wait."
SAID = "Leo loses the end of a long sentence at home too."


def test_from_help_that_did_not_work_to_a_request_whose_every_fact_links_back(
    cast_committed: Cast,
    live_server: Any,
    page: Any,
    open_page: Callable[..., Any],
    signed_in: Callable[..., None],
    shot: Callable[[Any, str], None],
    settings: Any,
    tmp_path: Path,
) -> None:
    """A24, A34, A40, A41 and A43, one after the other."""
    settings.HOME = tmp_path
    cast = cast_committed
    the_first_round_did_not_work_and_the_second_is_looked_at(cast)
    walk = Walk(page, cast, live_server, signed_in, shot)
    grace = Walk(open_page(width=390), cast, live_server, signed_in, shot)
    eva = Walk(open_page(), cast, live_server, signed_in, shot)
    leo = f"/pupils/{cast.leo.code}"

    amina_writes_that_nothing_was_reached_and_a_specialist_comes_in(walk, leo)
    amina_asks_for_speech_therapy_and_talks_with_grace(walk, leo)
    grace_agrees_but_for_the_results(grace, cast)
    amina_sends_what_was_agreed(walk, leo)
    eva_reads_what_was_shared_and_sends_her_advice(eva, cast)

    the_next_plan_is_begun(cast)
    amina_puts_the_advice_into_the_draft(walk, leo)
    amina_and_grace_find_a_club(walk, leo)
    the_third_plan_starts(cast)
    grace_reads_the_advice_and_the_club(grace, cast)

    grace_does_not_want_a_meeting(grace, cast)
    amina_reviews_the_third_round(walk, leo)
    amina_reads_held_offered_and_declined(walk, leo)

    amina_prepares_the_request(walk, leo)
    helen_releases_it(walk, leo)
    every_fact_links_back(walk, leo)
    assert not list(ledger.faults())


def the_first_round_did_not_work_and_the_second_is_looked_at(cast: Cast) -> None:
    bring_in(
        MAKER, cast.larkfield, read=whole([third(1, name=CLUB, description="Social skills."), third(2)], today=TODAY), now=at(TODAY, 4)
    )
    second = history.reviewed(cast, history.started(cast), verdict=Verdict.NOT_MET, next_step=NextStep.DIFFERENT)
    history.reviewing_of(cast, history.started(cast, second))


def amina_writes_that_nothing_was_reached_and_a_specialist_comes_in(walk: Walk, leo: str) -> None:
    walk.comes("amina")
    walk.opens(f"{leo}/review")
    writes_the_review(walk, "Ask an expert")
    walk.reads("Leo’s last review is finished")


def writes_the_review(walk: Walk, next_step: str) -> None:
    """Nothing was reached; what comes next; finished and shared."""
    walk.chooses("Not met")
    walk.writes("What did you see?", "22 words alone on Friday")
    walk.page.get_by_role("group", name="Did the help make that difference?").get_by_label("No", exact=True).check(force=True)
    walk.page.get_by_role("group", name="Choose one or more").get_by_label(next_step).check(force=True)
    walk.writes("What will be different?", "Somebody who knows about language helps us.")
    walk.writes("Why is this the next step?", "Two kinds of help did not reach him.")
    walk.page.get_by_role("group", name="When do we meet again?").get_by_role("radio").first.check(force=True)
    walk.presses("Finish and share")


def amina_asks_for_speech_therapy_and_talks_with_grace(walk: Walk, leo: str) -> None:
    walk.opens(f"{leo}/specialists")
    walk.page.get_by_role("link", name="Ask a specialist").click()
    walk.writes("What do you want to ask?", "He loses long sentences. How can we help in class?")
    walk.writes("Their work email address", EVA)
    walk.page.get_by_text("Speech and language therapist", exact=True).click()
    walk.writes("Their name, or the service’s", "Eva Stern")
    walk.page.get_by_label("Results at school").check(force=True)
    walk.presses("Save")
    walk.reads("Talk with Leo’s family before anybody is asked")
    assert walk.page.get_by_role("button", name="Send it").count() == 0
    walk.writes("When did you talk?", TODAY.isoformat())
    walk.writes("In which language?", "English")
    walk.presses("Save the talk")
    walk.reads("Leo’s family has not said yes yet")


def grace_agrees_but_for_the_results(grace: Walk, cast: Cast) -> None:
    grace.comes("grace")
    grace.opens(f"/family/{cast.leo.code}/consent/{Referral.objects.get().code}")
    grace.page.get_by_label("Results at school").uncheck(force=True)
    grace.chooses("Yes, you can ask")
    grace.presses("Send my answer")
    grace.reads("Thank you. You said yes")


def amina_sends_what_was_agreed(walk: Walk, leo: str) -> None:
    walk.page.reload()
    walk.reads("Leo’s family agrees: the question can go")
    walk.presses("Send it")
    walk.reads("Eva Stern has the question about Leo")


def eva_reads_what_was_shared_and_sends_her_advice(eva: Walk, cast: Cast) -> None:
    assert "Leo" not in mailed(EVA)
    eva.signed_in(eva.page, Account.objects.get(email=EVA))
    eva.opens(f"/visits/{cast.leo.code}")
    eva.reads("He loses long sentences.")
    eva.reads("Not shared:")
    eva.page.get_by_role("link", name="Send advice").click()
    eva.writes("What did you find?", "Leo understands one step at a time.")
    eva.writes("What helps in every lesson?", ONE_STEP)
    eva.writes("Which help should school give?", ADVICE)
    eva.presses("Send it")
    eva.reads("Thank you. The school has your advice")


def the_next_plan_is_begun(cast: Cast) -> None:
    history.drafted(cast, Cycle.objects.get(pupil=cast.leo, number=3))


def amina_puts_the_advice_into_the_draft(walk: Walk, leo: str) -> None:
    walk.opens(f"{leo}/advice/{Advice.objects.get().code}")
    walk.presses("Give it to the family")
    for _ in range(2):
        walk.page.get_by_role("button", name="Put it into the draft").first.click()
    walk.page.get_by_role("button", name="Put it into the draft").first.wait_for(state="detached")
    walk.opens(f"{leo}/plan/edit")
    walk.reads(ADVICE)
    assert ONE_STEP in walk.page.get_by_label("In every lesson").input_value()


def amina_and_grace_find_a_club(walk: Walk, leo: str) -> None:
    walk.opens(f"{leo}/local-offer?words=social+skills")
    walk.page.locator("li", has_text=CLUB).get_by_role("link", name="Attach").click()
    walk.writes("Why may it help?", "For making friends.")
    walk.presses("Attach")
    walk.reads("Attached.")


def the_third_plan_starts(cast: Cast) -> None:
    plan = Plan.objects.get(pupil=cast.leo, cycle__number=3)
    line = ProvisionLine.objects.get(plan=plan, what=ADVICE)
    how = {"deliverer": cast.account("tess").code, "times_a_week": Decimal(3), "minutes": 10, "group_size": 1}
    support.correct_provision_line(cast.amina, line, edition=line.edition, **how)
    support.start_support(cast.amina, plan.cycle, today=clock.today())


def grace_reads_the_advice_and_the_club(grace: Walk, cast: Cast) -> None:
    grace.opens(f"/family/{cast.leo.code}")
    grace.reads(ADVICE)
    grace.reads(CLUB)
    grace.opens(f"/family/{cast.leo.code}/advice/{Advice.objects.get().code}")
    grace.reads("Leo understands one step at a time.")


def grace_does_not_want_a_meeting(grace: Walk, cast: Cast) -> None:
    """By the link alone, signed in nowhere; Kim, who was asked too, by hers."""
    meeting = booked(cast, asked=True)
    grace.page.context.clear_cookies()
    for name in ("grace", "kim"):
        grace.opens(path_of(invitation(meeting, cast, name)))
        grace.page.get_by_role("link", name="None of these suit me").click()
        grace.presses("I do not want this meeting")
        grace.reads("Thank you for telling us")


def amina_reviews_the_third_round(walk: Walk, leo: str) -> None:
    walk.opens(f"{leo}/review")
    walk.presses("Begin the review")
    walk.page.get_by_role("link", name="Record the review").click()
    walk.writes("Add what they say today", "He is tired of trying.")
    walk.writes("Add what the child says today", "Words run away.")
    walk.page.get_by_label("Grace Obi").check(force=True)
    writes_the_review(walk, "Ask the council")
    walk.page.wait_for_url("**/ehc-request")


def amina_reads_held_offered_and_declined(walk: Walk, leo: str) -> None:
    walk.opens(f"{leo}/meetings")
    walk.reads("Held 4. Offered 5. Declined 1.")


def amina_prepares_the_request(walk: Walk, leo: str) -> None:
    walk.opens(f"{leo}/ehc-request")
    walk.writes("Has Leo, or may Leo have, special educational needs?", "His words are two years behind.")
    walk.writes("May it be necessary for special educational provision", "What we give is not enough.")
    walk.presses("Save and go on")
    for name in ("Grace Obi", "Kim Lane"):
        assert walk.page.get_by_role("button", name="Make the bundle").count() == 0
        walk.presses(f"Write down that they know : {name}")
    walk.presses("Make the bundle")
    walk.reads("The bundle is ready for the head to release")
    assert walk.page.get_by_role("button", name="Release it").count() == 0


def helen_releases_it(walk: Walk, leo: str) -> None:
    walk.comes("helen")
    walk.opens(f"{leo}/ehc-request")
    walk.presses("Release it to Northshire")
    walk.reads("Mrs Price released it")


def every_fact_links_back(walk: Walk, leo: str) -> None:
    """Each citation of what went stands on the SENCO's page as a link, and opens where the record stands."""
    walk.comes("amina")
    walk.opens(f"{leo}/ehc-request")
    walk.keeps_a_picture("ehc-released")
    evidence = walk.page.locator("section", has=walk.page.get_by_role("heading", name="What the authority looks for")).locator("details a")
    links = dict(evidence.evaluate_all("all => all.map(one => [one.textContent, one.getAttribute('href')])"))
    chapters = Bundle.objects.get().contents["chapters"]
    pieces = [piece for chapter in chapters for piece in chapter["pieces"]]
    cited = {piece["cites"].removeprefix("From the record: ").rstrip(".") for piece in pieces if piece["cites"].startswith("From")}
    (chronology,) = (piece for piece in pieces if "The record, as below" in piece["cites"])
    assert cited - set(links) == {chronology["cites"].removeprefix("From the record: ").rstrip(".")}
    for _day, _what, _who, record in chronology["rows"][1:]:
        assert [words for words in links if all(part in words for part in record.split())], record
    assert len(cited) > 15
    assert {walk.page.request.get(walk.at + href).status for href in set(links.values())} == {200}
    first, review = (next(href for words, href in links.items() if words.startswith(kind)) for kind in ("Plan 1,", "Review 1."))
    walk.opens(first)
    walk.reads("Leo’s first plan")
    walk.keeps_a_picture("plan-earlier")
    walk.opens(review)
    walk.reads("The review of Leo’s first plan")
    walk.reads("45 words alone")
    walk.keeps_a_picture("review-earlier")


OF_LEO = ("story", "letters", "ehc-request")
OF_ALL = ("/today", "/desk", "/letters")


def test_a_mother_asks_the_authority_herself_and_nobody_at_school_finds_a_trace(
    cast_committed: Cast, live_server: Any, open_page: Callable[..., Any], signed_in: Callable[..., None], shot: Callable[[Any, str], None]
) -> None:
    """A44."""
    cast, grace = cast_committed, Walk(open_page(width=390), cast_committed, live_server, signed_in, shot)
    history.decided(cast)
    asks = f"/family/{cast.leo.code}/ask-for-assessment"
    before = {who: what_school_reads(cast, who) for who in ("amina", "helen", "tom")}
    grace.comes("grace")
    grace.opens(asks)
    grace.reads("You do not need the school to agree")
    grace.writes("What is hard?", "He loses long words.")
    grace.presses("Make my letter")
    grace.writes("On which day did you send your letter?", "2026-11-20")
    grace.presses("Save my dates")
    grace.reads("The council must answer you by Friday 1 January 2027")
    for paper in ("letter", "copy"):
        assert grace.page.request.get(f"{grace.at}{asks}/{paper}").body().startswith(b"%PDF")

    for who, pages in before.items():
        assert what_school_reads(cast, who) == pages
        assert client_of(cast.account(who)).get(asks).status_code == 404
    for shows in ("looks", "deeds"):
        looked = client_of(cast.account("amina")).get(f"/pupils/{cast.leo.code}/access?show={shows}").content.decode()
        assert "Amina Begum" in looked
        assert "Grace" not in looked


def what_school_reads(cast: Cast, who: str) -> dict[str, tuple[int, str]]:
    """Each page on which something of Leo is told or counted: its status, and its words as this person reads them."""
    client = client_of(cast.account(who))
    answers = {address: client.get(address) for address in (*OF_ALL, *(f"/pupils/{cast.leo.code}/{page}" for page in OF_LEO))}
    return {address: (one.status_code, " ".join(re.sub(r"<[^>]*>", " ", one.content.decode()).split())) for address, one in answers.items()}
