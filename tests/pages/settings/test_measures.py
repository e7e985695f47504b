"""What a school measures, on the page."""

from decimal import Decimal

import pytest

from fourfold.progress import actions
from fourfold.progress.models import Measure
from fourfold.progress.scales import Scale
from tests.cast import MAKER, Cast
from tests.progress.rounds import autumn_round, entries, reading
from tests.signed_in import client_of

OTHERS = {"name": "Getting on with others", "subject": "Social", "scale": "grades", "grades": "Not yet\nSometimes\nOften", "wider": "on"}


def test_a_teachers_judgement_of_wider_development_is_a_measure_of_its_own(cast: Cast) -> None:
    """6.18."""
    dan = client_of(cast.account("dan"))
    assert dan.post("/settings/measures/add", OTHERS | {"year_groups": ["5", "6"]}).status_code == 302
    one = Measure.objects.get()
    assert (one.scale, one.grades, one.wider, one.year_groups, one.most) == (
        Scale.GRADES,
        ["Not yet", "Sometimes", "Often"],
        True,
        ["5", "6"],
        3,
    )
    html = dan.get("/settings/measures").content.decode()
    assert "Wider development" in html
    assert "Not yet, Sometimes and Often" in html


def test_the_error_and_the_direction_are_a_schools_own(cast: Cast) -> None:
    amina = client_of(cast.account("amina"))
    sent = {"name": "Strengths and worries", "subject": "Social", "scale": "total", "most": "40", "sem": "2.5", "lower_is_better": "on"}
    amina.post("/settings/measures/add", sent)
    one = Measure.objects.get()
    assert (one.lower_is_better, one.sem, one.least, one.most) == (True, Decimal("2.5"), 0, 40)
    amina.post(f"/settings/measures/{one.code}", sent | {"sem": ""})
    assert Measure.objects.get().sem is None


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"grades": ""}, "Grades in order need their names"),
        ({"grades": "Often\noften"}, "Two grades have the same name."),
        ({"grades": "\n".join(str(n) for n in range(31))}, "Write 30 grades at most"),
        ({"scale": "total", "least": "9", "most": "3"}, "The lowest value must be under the highest."),
        ({"scale": "total", "sem": "0"}, "An error of measurement is more than nothing."),
        ({"scale": "nonsense"}, "There is a problem"),
    ],
)
def test_what_does_not_fit_together_is_refused_and_kept_in_the_boxes(cast: Cast, more: dict[str, str], says: str) -> None:
    html = client_of(cast.account("amina")).post("/settings/measures/add", OTHERS | more).content.decode()
    assert says in html
    assert 'value="Getting on with others"' in html
    assert not Measure.objects.exists()


def test_two_measures_have_two_names(cast: Cast) -> None:
    amina = client_of(cast.account("amina"))
    for _ in range(2):
        answer = amina.post("/settings/measures/add", OTHERS)
    assert "There is a problem" in answer.content.decode()
    assert Measure.objects.count() == 1


def test_once_there_are_results_what_numbers_mean_stays(cast: Cast) -> None:
    measure = reading(cast)
    actions.record_results(MAKER, autumn_round(cast, measure), entries=entries(measure, cast.leo))
    dan, url = client_of(cast.account("dan")), f"/settings/measures/{measure.code}"
    sent = {"name": "Reading test", "subject": "Reading", "scale": "standardised", "least": "40", "most": "160", "sem": "3.8"}
    assert "Add a new measure, and retire this one." in dan.post(url, sent | {"scale": "scaled"}).content.decode()
    assert dan.post(url, sent).status_code == 302
    dan.post(f"{url}/retire")
    assert Measure.objects.get(name="Reading test").retired_on is not None
    assert dan.get(url).status_code == 404


def test_a_name_in_other_letters_and_an_error_as_large_as_the_scale_are_refused_at_their_fields(cast: Cast) -> None:
    reading(cast)
    dan = client_of(cast.account("dan"))
    sent = {"name": "reading", "subject": "Reading", "scale": "standardised"}
    for more, says in (
        ({}, "reading is measured already. Choose another name."),
        ({"name": "Reading\u202e"}, "Reading is measured already. Choose another name."),
        ({"name": "Spelling", "sem": "9999"}, "With so large an error nothing could be told. Check it in the test’s manual."),
    ):
        html = dan.post("/settings/measures/add", sent | more).content.decode()
        assert html.count(says) == 2, "at the top and at the field"
    assert Measure.objects.count() == 1


def test_a_measure_is_retired_once_however_often_it_is_said(cast: Cast) -> None:
    one = reading(cast)
    dan = client_of(cast.account("dan"))
    assert [dan.post(f"/settings/measures/{one.code}/retire").status_code for _ in range(2)] == [302, 302]
    assert client_of(cast.account("odile")).post(f"/settings/measures/{one.code}/retire").status_code == 404
