"""A child's results as their family reads them: own child alone, once signed off, in plain words, and of others nothing by name."""

import re
from datetime import date
from decimal import Decimal

import pytest

from fourfold import clock
from fourfold.access.sharing import Part
from fourfold.audit.models import Viewing
from fourfold.code_of_practice.reading_age import CEILING_FOR_FAMILIES, reading_age
from fourfold.progress import actions as progress
from fourfold.progress.models import Measure, Round
from fourfold.progress.scales import Missed, Scale
from fourfold.pupils import actions as pupils
from fourfold.schools.actions import edit_school
from tests.cast import MAKER, TODAY, Cast
from tests.noticing.cohort import FALLS, assessed, close
from tests.pages.test_family_plan import words_of
from tests.signed_in import client_of

RISES = (100, 104, 109)


def signed_off(cast: Cast, *, leo: tuple[int | None, ...] = RISES) -> list[Round]:
    """Three annual rounds, the first two signed off."""
    rounds = assessed(cast, leo=leo, subjects=("Reading",))
    close(cast, *rounds[:2])
    return rounds


def page(cast: Cast, name: str = "grace", pupil: str = "leo", query: str = "") -> str:
    answer = client_of(cast.account(name)).get(f"/family/{cast.pupils[pupil].code}/results{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_round_that_is_not_signed_off_is_not_seen(cast: Cast) -> None:
    *_, last = signed_off(cast)
    html = page(cast)
    assert "Leo gained 4 points in Reading since Autumn 2024" in html
    assert "109" not in html
    assert "Autumn 2026" not in html
    close(cast, last)
    assert "Leo gained 5 points in Reading since Autumn 2025" in (html := page(cast))
    assert "109" in html


def test_the_page_of_the_child_leads_there_once_there_is_something(cast: Cast) -> None:
    client, address = client_of(cast.account("grace")), f"/family/{cast.leo.code}"
    assessed(cast, subjects=("Reading",))
    assert f"{address}/results" not in client.get(address).content.decode()
    close(cast, *Round.objects.order_by("day")[:1])
    assert f"{address}/results" in (html := client.get(address).content.decode())
    assert "The latest are of Autumn 2024." in html


def test_for_everyone_but_a_parent_and_of_every_other_child_there_is_no_such_page(cast: Cast) -> None:
    """Rob is kept out, Kim has no grant, Yan is another child's father, Leo is nine, and staff have pages of their own."""
    measure = progress.add_measure(MAKER, cast.larkfield, subject="Maths", scale=Scale.STANDARDISED)
    entries = [progress.Entry(one, measure, Decimal(97)) for one in (cast.leo, cast.max)]
    in_round = progress.open_round(MAKER, cast.larkfield, name="Autumn", day=TODAY, today=TODAY, measures=[measure])
    progress.bring_in_results(MAKER, cast.larkfield, rounds={in_round: entries}, source="a file")
    close(cast, in_round)
    answers = {
        (name, pupil): client_of(cast.account(name)).get(f"/family/{cast.pupils[pupil].code}/results").status_code
        for name, pupil in [
            *((name, "leo") for name in ("grace", "rob", "kim", "yan", "leo_himself", "tom", "amina", "stranger", "odile")),
            *(("grace", pupil) for pupil in ("max", "zoe", "otto")),
        ]
    }
    assert answers.pop(("grace", "leo")) == 200
    assert set(answers.values()) == {404}


def test_a_school_that_shows_nothing_shows_nothing(cast: Cast) -> None:
    close(cast, *signed_off(cast)[2:])
    edit_school(cast.helen, cast.larkfield, results_shown="nothing")
    html = page(cast)
    assert "School does not show results here" in html
    assert "109" not in html
    assert "/results" not in client_of(cast.account("grace")).get(f"/family/{cast.leo.code}").content.decode()


@pytest.mark.parametrize(("shown", "is_there"), [("own", False), ("beside", True)])
def test_how_others_did_is_there_only_where_the_school_shows_it_and_never_by_name(cast: Cast, shown: str, *, is_there: bool) -> None:
    edit_school(cast.helen, cast.larkfield, results_shown=shown)
    close(cast, *signed_off(cast, leo=FALLS)[2:])
    html = page(cast)
    assert "Leo went down by 20 points in Reading since Autumn 2025" in html
    assert ("Other children who started at the same place stayed the same." in html) is is_there
    assert ("Same start" in html) is is_there
    assert ('class="peer"' in html) is is_there
    assert not re.search(r"Child\d\d|Field|Whole year|behind", html)


def test_of_fewer_than_ten_others_nothing_is_said(cast: Cast) -> None:
    edit_school(cast.helen, cast.larkfield, results_shown="beside")
    close(cast, *assessed(cast, leo=RISES, subjects=("Reading",), others=10))
    html = page(cast)
    assert "Leo gained 5 points" in html
    assert "Same start" not in html


def test_a_change_within_the_error_of_the_test_is_called_chance(cast: Cast) -> None:
    close(cast, *signed_off(cast)[2:])
    assert "A change as small as this can be chance." in page(cast)


def test_a_change_beyond_it_is_not(cast: Cast) -> None:
    close(cast, *signed_off(cast, leo=FALLS)[2:])
    assert "chance" not in page(cast)


def test_an_absence_is_told_as_one_and_a_single_result_says_when_more_is_known(cast: Cast) -> None:
    age = progress.add_measure(MAKER, cast.larkfield, subject="Reading", name="Reading age", scale=Scale.AGE)
    first = progress.open_round(MAKER, cast.larkfield, name="Spring", day=date(2026, 3, 2), today=date(2026, 3, 2), measures=[age])
    then = progress.open_round(MAKER, cast.larkfield, name="Summer", day=date(2026, 6, 15), today=date(2026, 6, 15), measures=[age])
    progress.bring_in_results(MAKER, cast.larkfield, rounds={first: [progress.Entry(cast.leo, age, Decimal(94))]}, source="a file")
    progress.bring_in_results(MAKER, cast.larkfield, rounds={then: [progress.Entry(cast.leo, age, missed=Missed.ABSENT)]}, source="a file")
    close(cast, first, then)
    html = page(cast)
    assert "Reading age in Spring: 7 years 10 months" in html
    assert "It takes results a year apart to say how much has changed." in html
    assert "Away that day" in html


def test_families_read_it_easily(cast: Cast) -> None:
    edit_school(cast.helen, cast.larkfield, results_shown="beside")
    close(cast, *signed_off(cast, leo=FALLS)[2:])
    assert reading_age(words_of(page(cast))) <= CEILING_FOR_FAMILIES


def test_each_look_is_in_the_list_of_who_looked(cast: Cast) -> None:
    signed_off(cast)
    page(cast)
    look = Viewing.objects.latest("pk")
    assert (look.page, look.pupil, look.actor) == ("family results", cast.leo.pk, cast.account("grace").pk)


def of_zoe(cast: Cast) -> Measure:
    """One result of Zoe, who is past the young-person date, signed off."""
    measure = progress.add_measure(MAKER, cast.larkfield, subject="Maths", scale=Scale.STANDARDISED)
    in_round = progress.open_round(MAKER, cast.larkfield, name="Autumn", day=TODAY, today=TODAY, measures=[measure])
    progress.bring_in_results(MAKER, cast.larkfield, rounds={in_round: [progress.Entry(cast.zoe, measure, Decimal(97))]}, source="a file")
    close(cast, in_round)
    return measure


def test_a_young_person_reads_their_own(cast: Cast) -> None:
    of_zoe(cast)
    assert "Maths in Autumn: 97" in page(cast, "zoe_herself", "zoe")
    assert f"/family/{cast.zoe.code}/results" in client_of(cast.account("zoe_herself")).get("/my/plan").content.decode()


def test_from_the_young_person_date_a_parent_reads_them_only_by_their_wish(cast: Cast) -> None:
    """Veto 8."""
    of_zoe(cast)
    address, yan = f"/family/{cast.zoe.code}/results", client_of(cast.account("yan"))
    assert yan.get(address).status_code == 404
    wish = {cast.parents["yan"].code: frozenset({Part.PLAN})}
    pupils.choose_what_to_share(cast.zoe_herself, cast.zoe, choices=wish, today=clock.today())
    assert yan.get(address).status_code == 404
    assert "Results at school" not in yan.get(f"/family/{cast.zoe.code}").content.decode()
    wish = {cast.parents["yan"].code: frozenset({Part.PLAN, Part.RESULTS})}
    pupils.choose_what_to_share(cast.zoe_herself, cast.zoe, choices=wish, today=clock.today())
    assert "Maths in Autumn: 97" in yan.get(address).content.decode()
