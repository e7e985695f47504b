"""The pages on which a school sets what it is and what it promises."""

from datetime import date

import pytest

from fourfold.audit.models import Event
from fourfold.pages.settings.school_topics import TOPICS
from fourfold.schools import actions
from fourfold.schools.models import School
from tests.cast import Cast
from tests.signed_in import client_of

FILLED = {
    "name": {"name": "Larkfield Primary School"},
    "address": {"street": "14 Lark Lane", "town": "Northtown", "postcode": "NT1 2AB"},
    "contact": {"phone": "01632 960001", "email": "office@larkfield.example", "web": "https://larkfield.example"},
    "ages": {"lowest_age": 4, "highest_age": 11},
    "complaints": {"complaints": "Write to the head.", "complaints_web": "https://larkfield.example/complaints"},
    "safeguarding": {"safeguarding_lead": "Mrs Okafor, 01632 960020"},
    "answers": {"concern_days": 8},
    "notices": {"notice_days": 4},
    "meetings": {"meetings_a_year": 4, "meetings_pro_rata": True, "meetings_a_week": 9, "meeting_minutes": 40},
    "advice": {"advice_weeks": 6},
    "enough": {"enough_share": 70},
    "results": {"results_shown": "beside"},
    "plans": {"plan_template": "individual-support-plan-trial"},
}


def fresh(cast: Cast) -> School:
    return School.objects.get(pk=cast.larkfield.pk)


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.slug)
def test_each_decision_is_saved_and_the_ledger_names_its_fields(cast: Cast, topic: object) -> None:
    values = FILLED[topic.slug]
    before = fresh(cast)
    answer = client_of(cast.account("amina")).post(f"/settings/school/{topic.slug}", values | {"seen": ""})
    assert (answer.status_code, answer.headers.get("Location")) == (302, "/settings/school")
    assert {name: getattr(fresh(cast), name) for name in values} == values
    event = Event.objects.filter(verb="school.edited").latest("number")
    assert event.changed == sorted(f"school.{name}" for name in values if getattr(before, name) != values[name])


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.slug)
def test_each_decision_says_why_it_matters(cast: Cast, topic: object) -> None:
    page = client_of(cast.account("dan")).get(f"/settings/school/{topic.slug}").content.decode()
    assert "Why this matters" in page
    assert str(topic.why) in page


@pytest.mark.parametrize(
    "path", ["", "school", "school/name", "terms-and-dates", "terms-and-dates/terms/add", "authority", "authority/sendiass"]
)
@pytest.mark.parametrize(
    ("name", "code"),
    [("amina", 200), ("helen", 200), ("dan", 200), ("tom", 403), ("tess", 403), ("sal", 403), ("gus", 403), ("grace", 404), ("megan", 404),
     ("stranger", 404), ("sysop", 404)],
)  # fmt: skip
def test_only_who_sets_up_the_school_sees_its_settings(cast: Cast, name: str, code: int, path: str) -> None:
    assert client_of(cast.account(name)).get(f"/settings/{path}").status_code == code


@pytest.mark.parametrize(("name", "code"), [("tom", 403), ("gus", 403), ("grace", 404), ("stranger", 404)])
def test_nobody_else_changes_a_setting(cast: Cast, name: str, code: int) -> None:
    assert client_of(cast.account(name)).post("/settings/school/name", {"name": "Mine"}).status_code == code
    assert fresh(cast).name == "Larkfield School"


def test_the_settings_of_another_school_cannot_be_reached(cast: Cast) -> None:
    client_of(cast.account("odile")).post("/settings/school/name", {"name": "Millbrook Academy"})
    assert fresh(cast).name == "Larkfield School"
    assert School.objects.get(pk=cast.millbrook.pk).name == "Millbrook Academy"


def test_a_decision_that_does_not_exist_is_not_found(cast: Cast) -> None:
    assert client_of(cast.account("amina")).get("/settings/school/urn").status_code == 404


def hidden_in(page: str) -> str:
    return page.split('name="seen" value="')[1].split('"')[0].replace("&#34;", '"')


def test_whoever_saves_second_is_shown_both_values_and_may_keep_theirs(cast: Cast) -> None:
    mine = client_of(cast.account("amina"))
    seen = hidden_in(mine.get("/settings/school/contact").content.decode())
    actions.edit_school(cast.helen, fresh(cast), phone="01632 960555")
    form = {"phone": "01632 960777", "email": "", "web": ""}
    page = mine.post("/settings/school/contact", form | {"seen": seen}).content.decode()
    assert "01632 960555" in page
    assert 'value="01632 960777"' in page
    assert fresh(cast).phone == "01632 960555"
    assert mine.post("/settings/school/contact", form | {"seen": hidden_in(page)}).status_code == 302
    assert fresh(cast).phone == "01632 960777"


def test_what_a_person_left_alone_does_not_overrule_what_another_saved_meanwhile(cast: Cast) -> None:
    mine = client_of(cast.account("amina"))
    seen = hidden_in(mine.get("/settings/school/contact").content.decode())
    actions.edit_school(cast.helen, fresh(cast), phone="01632 960555")
    answer = mine.post("/settings/school/contact", {"phone": "", "email": "office@larkfield.example", "web": "", "seen": seen})
    assert answer.status_code == 302
    assert (fresh(cast).phone, fresh(cast).email) == ("01632 960555", "office@larkfield.example")


def test_a_mistake_in_one_box_does_not_make_the_form_forget_what_was_seen(cast: Cast) -> None:
    mine = client_of(cast.account("amina"))
    seen = hidden_in(mine.get("/settings/school/contact").content.decode())
    actions.edit_school(cast.helen, fresh(cast), phone="01632 960555")
    page = mine.post("/settings/school/contact", {"phone": "01632 960777", "email": "no", "web": "", "seen": seen}).content.decode()
    mine.post("/settings/school/contact", {"phone": "01632 960777", "email": "", "web": "", "seen": hidden_in(page)})
    assert fresh(cast).phone == "01632 960555"


@pytest.mark.parametrize(
    ("topic", "values", "says"),
    [
        ("meetings", {"meetings_a_year": "2"}, "Choose a number from 3 to 12"),
        ("answers", {"concern_days": "0"}, "Choose a number from 1 to 20"),
        ("notices", {"notice_days": "11"}, "Choose a number from 1 to 10"),
        ("enough", {"enough_share": "49"}, "Choose a number from 50 to 100"),
        ("answers", {"concern_days": "soon"}, "Choose a number from 1 to 20"),
        ("ages", {"lowest_age": "11", "highest_age": "4"}, "oldest age must not be below"),
        ("contact", {"email": "office"}, "Write an email address"),
        ("name", {"name": ""}, "Fill this in: Name of the school"),
    ],
)
def test_what_cannot_stand_is_refused_in_words_beside_its_box(cast: Cast, topic: str, values: dict[str, str], says: str) -> None:
    page = client_of(cast.account("amina")).post(f"/settings/school/{topic}", values)
    assert page.status_code == 200
    assert says in page.content.decode()


def test_the_list_of_settings_says_what_is_missing_and_what_follows(cast: Cast) -> None:
    page = client_of(cast.account("amina")).get("/settings/").content.decode()
    assert "Term dates are missing for 2026/27 and 2027/28." in page
    assert "Until they are here, Fourfold counts weekdays." in page
    assert "Setting up Larkfield School: 3 parts are not finished" in page


def test_this_years_missing_term_is_not_hidden_behind_next_years(cast: Cast) -> None:
    actions.add_term(cast.helen, cast.larkfield, name="Autumn", starts=date(2026, 9, 3), ends=date(2026, 10, 23))
    page = client_of(cast.account("amina")).get("/settings/").content.decode()
    assert "Some term dates are missing for 2026/27, and all for 2027/28." in page
