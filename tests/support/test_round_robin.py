"""A child's teachers are asked, reminded once, and what they say stands in the assessment (6.45)."""

import pytest

from fourfold import clock
from fourfold.access.decide import Denied
from fourfold.outbox.models import Mail
from fourfold.oversight.today import tasks_of
from fourfold.oversight.today_tasks import Kind
from fourfold.pupils.actions import put_in_charge
from fourfold.support import actions
from fourfold.support.kinds import Feels, JoinsIn, Progress, SourceKind
from fourfold.support.models import Assessment, Source, TeacherAsked
from fourfold.support.refusals import Refused
from tests.cast import AUTUMN, MAKER, Cast
from tests.signed_in import client_of
from tests.support import history

SEES = {"progress": Progress.SLOWER, "joins_in": JoinsIn.SOMETIMES, "feels": Feels.UP_AND_DOWN, "hard": "Long texts", "helps": "Pictures"}


def asked_of_tom(cast: Cast) -> TeacherAsked:
    cycle = history.assessing(cast)
    actions.ask_teachers(cast.amina, actions.open_assessment(cast.amina, cycle, today=clock.today()), today=clock.today())
    return TeacherAsked.objects.get(teacher=cast.account("tom"))


def test_everyone_else_who_teaches_the_child_is_asked_once_with_no_name_in_the_mail(cast: Cast) -> None:
    asked = asked_of_tom(cast)
    assert actions.ask_teachers(cast.amina, asked.assessment, today=clock.today()) == []
    mail = Mail.objects.get(purpose="round-robin")
    assert mail.to == "tom@example.org"
    assert "Leo" not in mail.subject + mail.body


def test_who_asks_is_not_asked_and_nobody_else_to_ask_is_said(cast: Cast) -> None:
    cycle = history.assessing(cast)
    assessment = actions.open_assessment(cast.tom, cycle, today=clock.today())
    with pytest.raises(Refused, match="Nobody else teaches"):
        actions.ask_teachers(cast.tom, assessment, today=clock.today())
    put_in_charge(MAKER, cast.juniper, account=cast.account("sal"), works_as="teacher", starts=AUTUMN)
    assert [one.teacher for one in actions.ask_teachers(cast.tom, assessment, today=clock.today())] == [cast.account("sal")]


def test_what_a_teacher_says_is_merged_under_what_stands_there_and_counts_as_the_source(cast: Cast) -> None:
    asked = asked_of_tom(cast)
    actions.record_source(cast.amina, asked.assessment, kind=SourceKind.OTHER_TEACHERS, today=clock.today(), text="PE: he loves it.")
    actions.answer_about_child(cast.tom, asked, **SEES)
    text = Source.objects.get(kind=SourceKind.OTHER_TEACHERS).text
    assert text.splitlines()[0] == "PE: he loves it."
    assert text.splitlines()[1].startswith("Mr Hardy, 24 November. Progress: slower than I would expect. Joins in: in some lessons.")
    assert "Hard: Long texts Helps: Pictures" in text


def test_an_answer_sent_twice_is_merged_once(cast: Cast) -> None:
    asked = asked_of_tom(cast)
    actions.answer_about_child(cast.tom, asked, **SEES)
    actions.answer_about_child(cast.tom, asked, **SEES | {"hard": "Something else"})
    assert Source.objects.get(kind=SourceKind.OTHER_TEACHERS).text.count("Mr Hardy") == 1


@pytest.mark.parametrize("name", ["tess", "amina", "grace", "odile", "stranger"])
def test_only_the_teacher_who_was_asked_answers(cast: Cast, name: str) -> None:
    asked = asked_of_tom(cast)
    with pytest.raises((Denied, Refused)):
        actions.answer_about_child(cast.actor(name), asked, **SEES)


def test_there_is_one_reminder(cast: Cast) -> None:
    asked = asked_of_tom(cast)
    actions.remind_teacher(cast.amina, asked, today=clock.today())
    with pytest.raises(Refused, match="Talk to them"):
        actions.remind_teacher(cast.amina, asked, today=clock.today())


def test_it_waits_on_the_teachers_today_until_it_is_said(cast: Cast) -> None:
    asked = asked_of_tom(cast)

    def waiting() -> list[Kind]:
        return [task.kind for task in tasks_of(cast.tom, cast.larkfield, today=clock.today())]

    assert Kind.SAY in waiting()
    page = f"/asked/{asked.code}"
    tom = client_of(cast.account("tom"))
    assert page in tom.get("/today").content.decode()
    answer = tom.post(page, {key: str(value) for key, value in SEES.items()})
    assert answer.headers["Location"] == "/today"
    assert Kind.SAY not in waiting()


def test_the_page_asks_for_at_most_eight_things(cast: Cast) -> None:
    from fourfold.pages.staff.support.asked import SeesForm

    assert len(SeesForm().fields) <= 8


def test_an_analysis_by_the_teacher_alone_goes_to_the_senco_and_both_names_stand_on_it(cast: Cast) -> None:
    """A21."""
    assessment = actions.open_assessment(cast.tom, history.assessing(cast), today=clock.today())
    actions.analyse_needs(cast.tom, assessment, analysis="Leo needs words in small steps.")
    assert Kind.SIGN in [task.kind for task in tasks_of(cast.amina, cast.larkfield, today=clock.today())]
    client_of(cast.account("amina")).post(f"/pupils/{cast.leo.code}/assess/sign")
    signed = Assessment.objects.get(pk=assessment.pk)
    assert (signed.teacher, signed.senco) == (cast.account("tom"), cast.account("amina"))
    assert Kind.SIGN not in [task.kind for task in tasks_of(cast.amina, cast.larkfield, today=clock.today())]
