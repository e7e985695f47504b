"""What a plan starts from: the school's own help, examples, the last plan, days for the review."""

from datetime import date

import pytest
from lxml import html

from fourfold import clock
from fourfold.code_of_practice.plan_check import OutcomeWords, check_outcome
from fourfold.provision.actions import add_provision
from fourfold.support import actions, queries
from fourfold.support.examples import by_area, examples
from fourfold.support.models import ProvisionLine
from tests.cast import Cast
from tests.signed_in import client_of
from tests.support import history


def fields(page: str) -> dict[str, str]:
    """What the form of a page sends if nobody changes it."""
    (form,) = html.document_fromstring(page).xpath("//main//form[.//textarea]")
    return {name: value.strip() for name, value in form.form_values()}


@pytest.mark.parametrize("key", examples())
def test_the_plan_check_finds_nothing_to_guess_in_an_example(key: str) -> None:
    words = examples()[key].for_child("Leo")
    assert "{" not in "".join(words.values())
    assert check_outcome(OutcomeWords(words["hoped_for"], words["measure"], date(2027, 2, 11))) == []


def test_every_area_of_need_has_examples_and_the_childs_own_stand_first(cast: Cast) -> None:
    history.decided(cast)
    areas = by_area(queries.areas_of(cast.amina, cast.leo))
    assert next(name for name, _ in areas) == "Cognition and learning"
    assert len(areas) == 4
    assert all(len(some) >= 3 for _, some in areas)


def test_the_schools_help_stands_by_the_childs_needs_and_starts_a_line_as_it_usually_runs(cast: Cast) -> None:
    plan = history.drafted(cast)
    add_provision(cast.amina, cast.larkfield, name="A check-in", area="semh")
    reading = add_provision(cast.amina, cast.larkfield, name="Precision reading", area="cognition", minutes=10, times_a_week=4)
    add_provision(cast.odile, cast.millbrook, name="Another school's")
    assert [one.name for one in queries.help_to_offer(cast.amina, cast.leo)] == ["Precision reading", "A check-in"]
    address = f"/pupils/{cast.leo.code}/plan/edit/outcome/{plan.outcomes.get().code}/help?help={reading.code}"
    amina = client_of(cast.account("amina"))
    form = fields(amina.get(address).content.decode())
    assert (form["minutes"], form["times_a_week"], form["what"]) == ("10", "4", "Precision reading.")
    assert form["deliverer"] in (cast.account("tom").code, cast.account("tess").code)
    amina.post(address, form)
    assert ProvisionLine.objects.get(provision=reading).minutes == 10


def test_an_example_fills_the_page_with_the_childs_name_and_the_day_of_the_review(cast: Cast) -> None:
    history.drafted(cast)
    page = client_of(cast.account("amina")).get(f"/pupils/{cast.leo.code}/plan/edit/outcome?example=reads-a-page")
    form = fields(page.content.decode())
    assert form["hoped_for"].startswith("Leo will read a page")
    assert form["by_when"] == history.SPRING.isoformat()


def test_the_next_plan_starts_from_the_last_with_its_unmet_outcomes_and_their_help(cast: Cast) -> None:
    """A19: the cycle carries on."""
    cycle = history.reviewed(cast, history.started(cast))
    plan = actions.draft_plan(cast.amina, history.assessed(cast, cycle))
    (outcome,) = plan.outcomes.all()
    assert (outcome.hoped_for, outcome.now, outcome.by_when) == ("Leo will read a page of 60 words alone", "45 words alone", None)
    assert [line.what for line in outcome.lines.all()] == ["Reading with sounds and pictures"]
    assert (plan.strategies, plan.review_date) == ("Give him time\nShow the word", None)


def test_the_next_plan_may_start_from_an_empty_page(cast: Cast) -> None:
    cycle = history.reviewed(cast, history.started(cast))
    plan = actions.draft_plan(cast.amina, history.assessed(cast, cycle), from_last=False)
    assert (plan.outcomes.count(), plan.strategies) == (0, "")


def test_the_class_teacher_is_responsible_until_somebody_says_otherwise(cast: Cast) -> None:
    """6.52."""
    assert actions.draft_plan(cast.amina, history.assessed(cast)).responsible == cast.account("tom")


def test_a_day_for_the_review_is_chosen_with_one_press(cast: Cast) -> None:
    plan = history.drafted(cast)
    days = queries.review_days_for(cast.amina, plan, today=clock.today())
    client_of(cast.account("amina")).post(
        f"/pupils/{cast.leo.code}/plan/edit", {"edition": plan.edition, "review_choice": days[0].isoformat(), "review_date": ""}
    )
    plan.refresh_from_db()
    assert plan.review_date == days[0]
