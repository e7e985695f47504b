"""Progress as staff look at it: the pupil's page, the class, and who may need support (P9)."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fourfold import clock
from fourfold.code_of_practice.prompting import Circumstance
from fourfold.concerns.actions import raise_concern, share_worry
from fourfold.noticing.models import PromptAnswer
from fourfold.pupils.actions import record_circumstances
from fourfold.pupils.models import Pupil
from tests.cast import Cast, at
from tests.noticing.cohort import assessed, close, correct
from tests.signed_in import client_of

SAID = {one.value: "does_not" for one in Circumstance} | {"words": "Read with him daily.", "after": "0", "once": "a" * 32}


def words_of(cast: Cast, who: str, address: str) -> str:
    """The page's words without its markup."""
    page = client_of(cast.account(who)).get(address)
    assert page.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.content.decode()))


def page_of(pupil: Pupil) -> str:
    return f"/progress/pupils/{pupil.code}"


def test_the_page_says_the_sentence_the_signs_and_the_numbers_that_made_them_so(cast):
    """A4: the first sign, explained in words."""
    assessed(cast)
    says = words_of(cast, "tom", page_of(cast.leo))
    assert "Leo is making less progress in Reading than classmates" in says
    assert "In a year Leo lost 20 points. The 10 pupils who started at the same place stayed the same." in says


def test_what_is_known_is_shown_beside_it_and_must_be_considered(cast):
    """A7: bereavement, and 71% attendance."""
    close(cast, *assessed(cast))
    record_circumstances(cast.amina, cast.leo, attendance=71, teacher_knows="His grandfather died in June.")
    says = words_of(cast, "tom", page_of(cast.leo))
    assert "71% of sessions." in says
    assert "His grandfather died in June." in says
    client_of(cast.account("tom")).post(page_of(cast.leo), SAID | {"answer": "no_more", "attendance": ""})
    assert not PromptAnswer.objects.exists()
    client_of(cast.account("tom")).post(page_of(cast.leo), SAID | {"answer": "no_more"})
    assert PromptAnswer.objects.get().considered["attendance"]["known"] == "71% of sessions."


def test_too_few_results_are_said_to_tell_nothing_and_draw_no_line(cast):
    """A6: cannot tell, beside the English that he is learning."""
    assessed(cast, leo=(None, None, 70))
    record_circumstances(cast.amina, cast.leo, eal=True, first_language="Igbo")
    page = client_of(cast.account("tom")).get(page_of(cast.leo)).content.decode()
    assert "We cannot tell yet how Leo is getting on in Reading" in page
    assert "Speaks Igbo at home" in page
    assert 'class="chart' not in page


def test_the_drawing_has_a_text_and_a_table_for_whoever_cannot_see_it(cast):
    assessed(cast)
    page = client_of(cast.account("tom")).get(page_of(cast.leo)).content.decode()
    assert page.count('role="img"') == page.count("<desc") == 2
    assert "The gap to the middle of the year was 0 points a year ago and is 20 points now." in page
    assert '<th role="rowheader" scope="row">Autumn 2026</th><td role="cell"><span class="only-phone">Leo: </span>84</td>' in page


def test_whoever_answers_second_keeps_their_words_reads_the_first_and_may_send_theirs(cast):
    close(cast, *assessed(cast))
    client_of(cast.account("tom")).post(page_of(cast.leo), SAID | {"answer": "no_more"})
    amina, hers = client_of(cast.account("amina")), SAID | {"answer": "no_more", "words": "He reads at home now.", "once": "b" * 32}
    page = amina.post(page_of(cast.leo), hers).content.decode()
    assert "Somebody answered while you were writing." in page
    assert "He reads at home now." in page
    assert "Read with him daily." in page
    assert PromptAnswer.objects.count() == 1
    after = re.search(r'name="after" value="(\d+)"', page)[1]
    amina.post(page_of(cast.leo), hers | {"after": after})
    assert PromptAnswer.objects.count() == 2


def test_pressed_twice_it_is_one_answer_and_says_both_times_that_it_is_recorded(cast):
    close(cast, *assessed(cast))
    tom = client_of(cast.account("tom"))
    for _press in range(2):
        said = tom.post(page_of(cast.leo), SAID | {"answer": "no_more"}, follow=True).content.decode()
        assert "This step is recorded." in said
    assert PromptAnswer.objects.count() == 1


def story(cast: Cast, who: str) -> str:
    return words_of(cast, who, reverse("staff:story", args=[cast.leo.code]))


def test_the_story_tells_what_was_asked_answered_and_looked_at_again(cast):
    close(cast, *assessed(cast))
    client_of(cast.account("tom")).post(page_of(cast.leo), SAID | {"answer": "teach", "look_again_on": "2026-12-15"})
    says = story(cast, "amina")
    assert "Results asked somebody to look closer" in says
    assert "Autumn 2026 showed two signs or more in several measures: Reading and Maths." in says
    assert "Looked closer: Teach to the gap, and look again on a date “Read with him daily.” Mr Hardy Look again" in says
    assert "The day to look again came" not in says
    with clock.set_to(at(date(2026, 12, 15))):
        assert "The day to look again came It waits for an answer." in story(cast, "amina")
        client_of(cast.account("tom")).post(page_of(cast.leo), SAID | {"answer": "no_more", "after": "1", "once": "c" * 32})
        says = story(cast, "amina")
    assert "Looked again: No more for now" in says
    assert "The day to look again came" not in says


def test_whoever_may_not_see_progress_reads_nothing_of_it_in_the_story(cast):
    """Tess works with Leo and is not named on a plan of his: results are not hers (the access matrix)."""
    close(cast, *assessed(cast))
    assert "look closer" in story(cast, "tom")
    assert "look closer" not in story(cast, "tess")


def test_a_withdrawn_prompt_says_so_and_asks_nothing(cast):
    rounds = assessed(cast)
    close(cast, *rounds)
    correct(cast, rounds[-1], cast.leo, 104)
    page = client_of(cast.account("amina")).get(page_of(cast.leo)).content.decode()
    assert "Withdrawn: the results were corrected" in page
    assert "Record this step" not in page


def test_the_queue_joins_signs_and_what_staff_and_family_say_of_one_pupil(cast):
    close(cast, *assessed(cast))
    raise_concern(cast.tom, cast.leo, words="He guesses.")
    share_worry(cast.grace, cast.leo, words="He cries over books.")
    says = words_of(cast, "amina", "/may-need-support")
    assert "1 pupil may need support" in says
    assert says.count("Leo Obi") == 1
    assert "Autumn 2026 showed two signs or more in several measures: Reading and Maths." in says
    assert "By chance alone" in says


def test_a_teacher_finds_only_their_own_pupils_in_the_queue(cast):
    raise_concern(cast.amina, cast.max, words="He has stopped speaking.")
    assert "Max Stone" not in words_of(cast, "tom", "/may-need-support")


def test_a_class_is_listed_by_its_signs(cast):
    assessed(cast)
    says = words_of(cast, "tom", f"/progress/classes/{cast.juniper.code}")
    assert "1 pupil of 5 Juniper shows signs in a measure" in says


@pytest.mark.parametrize(("who", "status"), [("grace", 403), ("odile", 404), ("stranger", 403), ("gus", 404)])
def test_nobody_else_opens_the_page(cast, who, status):
    assessed(cast)
    assert client_of(cast.account(who)).get(page_of(cast.leo)).status_code in (status, 403, 404)


@pytest.mark.parametrize("address", ["/progress/classes/{}", "/may-need-support"])
def test_the_questions_to_the_database_do_not_grow_with_the_class(cast, address):
    client = client_of(cast.account("amina"))
    assessed(cast, others=5)
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(address.format(cast.juniper.code))
        counts.append(len(asked))
        from tests.progress.rounds import in_juniper

        in_juniper(cast, 9)
    assert counts[0] >= counts[1]


def test_the_signs_and_what_was_answered_stand_among_the_evidence_of_the_decision(cast):
    """A8: the first response is seen where SEN support is decided."""
    close(cast, *assessed(cast))
    client_of(cast.account("tom")).post(page_of(cast.leo), SAID | {"answer": "teach", "look_again_on": "2027-01-29"})
    says = words_of(cast, "amina", f"/pupils/{cast.leo.code}/decision")
    assert "Autumn 2026 showed two signs or more in several measures: Reading and Maths." in says
    assert "Read with him daily." in says


@pytest.mark.parametrize("day", ["2020-01-01", "2099-01-01", "31/02/2027", ""])
def test_a_day_on_which_nobody_would_look_again_is_refused_and_the_words_stay(cast, day):
    close(cast, *assessed(cast))
    html = client_of(cast.account("tom")).post(page_of(cast.leo), SAID | {"answer": "teach", "look_again_on": day}).content.decode()
    assert "There is a problem" in html
    assert "Read with him daily." in html
    assert not PromptAnswer.objects.exists()
