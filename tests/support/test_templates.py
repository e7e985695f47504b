"""The form of a plan is data: a second one is a file and a school's choice, and what the Code asks stays asked for."""

import pytest
from django.utils import translation

from fourfold import clock
from fourfold.schools.actions import edit_school
from fourfold.support import actions
from fourfold.support.models import Plan
from fourfold.support.queries import read_plan
from fourfold.support.refusals import ChangedMeanwhile, Incomplete
from fourfold.support.templates import COLUMNS, BadTemplate, read, template_named, templates
from tests.cast import Cast
from tests.signed_in import client_of
from tests.support import history

TRIAL = "individual-support-plan-trial"
GOOD = 'code = "a"\nname = "A"\nbasis = "B"\n' + "".join(f'[[sections]]\nkey = "{key}"\nasks = "?"\n' for key in sorted(COLUMNS))


def drafted_on_trial(cast: Cast) -> Plan:
    edit_school(cast.amina, cast.larkfield, plan_template=TRIAL)
    return history.drafted(cast)


def filled(cast: Cast, plan: Plan, **words: str) -> None:
    plan.refresh_from_db()
    actions.correct_plan(cast.amina, plan, edition=plan.edition, further=words)
    plan.refresh_from_db()


@pytest.mark.parametrize("code", templates())
def test_every_form_asks_for_what_the_code_asks_of_every_plan(code: str) -> None:
    assert {section.key for section in templates()[code].sections} >= COLUMNS


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ("code = ", "cannot be read"),
        (GOOD.replace('key = "review_date"', 'key = "another"'), "review_date"),
        (GOOD + '[[sections]]\nkey = "at_home"\nasks = "?"\n', "one key"),
        (GOOD + '[[sections]]\nkey = "layer"\nasks = "?"\nkind = "choice"\n', "options"),
        (GOOD + '[[sections]]\nkey = "x"\nasks = "?"\nkind = "tune"\n', "tune"),
        (GOOD + '[[sections]]\nkey = "x"\nasks = "?"\n[sections.family]\npl = "?"\n', "English"),
    ],
)
def test_a_form_that_does_not_hold_together_is_refused(wrong: str, says: str) -> None:
    assert read(GOOD).further == ()
    with pytest.raises(BadTemplate, match=says):
        read(wrong)


def test_new_plans_are_written_in_the_form_the_school_chose_and_those_that_stand_keep_theirs(cast: Cast) -> None:
    first = history.drafted(cast)
    edit_school(cast.amina, cast.larkfield, plan_template=TRIAL)
    actions.share_plan(cast.amina, first, today=clock.today())
    first.refresh_from_db()
    assert actions.revise_plan(cast.amina, first, because="More words.").template == "sen-support-2015"
    cycle = history.reviewed(cast, started_of(cast, first))
    assert actions.draft_plan(cast.amina, history.assessed(cast, cycle)).template == TRIAL


def started_of(cast: Cast, plan: Plan) -> Plan:
    plan.cycle.refresh_from_db()
    actions.start_support(cast.amina, plan.cycle, today=clock.today())
    return Plan.objects.get(cycle=plan.cycle, ends_on__isnull=True, starts_on__isnull=False)


def test_what_the_form_requires_beyond_the_code_is_asked_for_before_the_family_has_it(cast: Cast) -> None:
    plan = drafted_on_trial(cast)
    with pytest.raises(Incomplete) as refused:
        actions.share_plan(cast.amina, plan, today=clock.today())
    assert refused.value.missing == ("Choose the layer of support.", "Say what gets in the way of learning.")
    filled(cast, plan, layer="targeted", barriers="Long words on the board")
    actions.share_plan(cast.amina, plan, today=clock.today())


def test_the_form_adds_to_what_the_code_asks_and_takes_nothing_away(cast: Cast) -> None:
    plan = drafted_on_trial(cast)
    filled(cast, plan, layer="targeted", barriers="Long words")
    actions.correct_plan(cast.amina, plan, edition=plan.edition, review_date=None)
    with pytest.raises(Incomplete, match="review date"):
        actions.start_support(cast.amina, plan.cycle, today=clock.today())


def test_the_family_reads_the_forms_own_sections_in_their_language(cast: Cast) -> None:
    plan = drafted_on_trial(cast)
    filled(cast, plan, layer="targeted_plus", barriers="Long words\nNoise", yearly_look="2027-07-01", moving_on="Sit him near the board.")
    with translation.override("pl"):
        further = {one.heading: one.lines for one in read_plan(cast.amina, plan, today=clock.today()).further}
    assert further["Co utrudnia naukę"] == ("Long words", "Noise")
    assert further["Poziom wsparcia"] == ("Targeted Plus",)
    assert [one.heading for one in read_plan(cast.amina, plan, today=clock.today()).further][:2] == [
        "The layer of support",
        "What gets in the way",
    ]


def test_the_editor_asks_in_the_forms_order_and_keeps_what_is_written(cast: Cast) -> None:
    plan = drafted_on_trial(cast)
    amina = client_of(cast.account("amina"))
    page = amina.get(f"/pupils/{cast.leo.code}/plan/edit").content.decode()
    asked = [page.index(section.asks.split("’")[0]) for section in template_named(TRIAL).sections]
    assert asked == sorted(asked)
    said = {
        "edition": plan.edition,
        "layer": "specialist",
        "barriers": "Noise",
        "yearly_look": "2027-07-01",
        "expected_impact": "He reads.",
    }
    assert (
        amina.post(f"/pupils/{cast.leo.code}/plan/edit", said | {"review_choice": "another", "review_date": "2027-02-11"}).status_code
        == 302
    )
    plan.refresh_from_db()
    assert plan.further == {"layer": "specialist", "barriers": "Noise", "yearly_look": "2027-07-01"}


def test_two_editors_of_a_forms_own_section_keep_both_texts(cast: Cast) -> None:
    plan = drafted_on_trial(cast)
    edition = plan.edition
    filled(cast, plan, barriers="Noise")
    with pytest.raises(ChangedMeanwhile) as conflict:
        actions.correct_plan(cast.amina, plan, edition=edition, further={"barriers": "Long words"})
    assert (conflict.value.theirs["barriers"], conflict.value.yours["barriers"]) == ("Noise", "Long words")


def test_words_for_a_section_that_the_form_does_not_have_are_refused(cast: Cast) -> None:
    plan = history.drafted(cast)
    with pytest.raises(TypeError, match="layer"):
        actions.correct_plan(cast.amina, plan, edition=plan.edition, further={"layer": "targeted"})


def test_the_database_keeps_a_forms_own_sections_once_the_family_has_them(cast: Cast) -> None:
    from django.db import DatabaseError, connection, transaction

    plan = drafted_on_trial(cast)
    filled(cast, plan, layer="targeted", barriers="Noise")
    actions.share_plan(cast.amina, plan, today=clock.today())
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE support_plan SET further = '{}'")
