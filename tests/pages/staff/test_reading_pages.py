"""The one screen of 6.49, its button, and the page that says who has read it."""

from datetime import timedelta

from django.test import Client

from fourfold.outbox.models import Mail
from fourfold.support import actions, queries
from fourfold.support.models import Question, Reading
from tests.cast import TODAY, Cast
from tests.signed_in import client_of
from tests.support.history import key, started
from tests.support.test_reading import new_version


def client(cast: Cast, who: str) -> Client:
    return client_of(cast.account(who))


def test_a_teacher_reads_from_today_and_confirms_with_one_press(cast: Cast) -> None:
    plan = started(cast)
    tom = client(cast, "tom")
    assert "Read what helps Leo now" in tom.get("/today").content.decode()
    page = tom.get(f"/pupils/{cast.leo.code}/helps").content.decode()
    for words in ("Give him time", "Reading with sounds and pictures", "Leo will read a page", "Specific learning difficulty"):
        assert words in page
    assert page.count('type="submit"') - page.count('class="find') >= 1
    tom.post(f"/pupils/{cast.leo.code}/helps/read", {"version": plan.code})
    assert Reading.objects.get().account == cast.account("tom")
    assert "Read what helps" not in tom.get("/today").content.decode()
    assert "You have read this version" in tom.get(f"/pupils/{cast.leo.code}/helps").content.decode()


def test_a_new_version_while_reading_is_not_taken_for_read(cast: Cast) -> None:
    plan = started(cast)
    actions.confirm_read(cast.tom, plan)
    tess = client(cast, "tess")
    tess.get(f"/pupils/{cast.leo.code}/helps")
    new_version(cast, plan)
    answer = tess.post(f"/pupils/{cast.leo.code}/helps/read", {"version": plan.code}, follow=True)
    assert "The plan changed while you were reading" in answer.content.decode()
    assert not Reading.objects.filter(account=cast.account("tess")).exists()
    page = client(cast, "tom").get(f"/pupils/{cast.leo.code}/helps").content.decode()
    assert "What is new since you read it" in page
    assert page.count("</svg>New</span>") == 1
    assert "No longer in the plan" in page


def test_another_childs_version_or_none_is_no_version(cast: Cast) -> None:
    started(cast)
    tom = client(cast, "tom")
    for code in ("", "zzz", "0"):
        assert tom.post(f"/pupils/{cast.leo.code}/helps/read", {"version": code}).status_code == 404
    assert not Reading.objects.exists()


def test_the_senco_sees_who_has_not_read_it_and_reminds_one_or_all(cast: Cast) -> None:
    plan = started(cast)
    actions.confirm_read(cast.tom, plan)
    amina = client(cast, "amina")
    page = amina.get(f"/pupils/{cast.leo.code}/plan/readers").content.decode()
    assert "One of two has not read the plan" in page
    assert page.index("Tess Moor") < page.index("Tom Hardy")
    assert "Teaching assistant and gives some of the help" in page
    amina.post(f"/pupils/{cast.leo.code}/plan/readers/remind", {"who": cast.account("tess").code})
    amina.post(f"/pupils/{cast.leo.code}/plan/readers/remind")
    assert Mail.objects.filter(purpose="reading").count() == 1
    assert "Reminded today" in amina.get(f"/pupils/{cast.leo.code}/plan/readers").content.decode()


def test_the_desk_reminds_the_whole_school_in_one_press(cast: Cast) -> None:
    started(cast)
    amina = client(cast, "amina")
    assert "Two adults have not read a plan" in amina.get("/desk").content.decode()
    answer = amina.post("/desk/remind-readers", follow=True).content.decode()
    assert "Two people are reminded by e-mail." in answer
    assert "They were reminded today." in answer
    assert Mail.objects.filter(purpose="reading").count() == 2
    assert "was reminded today already" in amina.post("/desk/remind-readers", follow=True).content.decode()


def test_a_question_is_asked_once_and_answered(cast: Cast) -> None:
    started(cast)
    tess, amina = client(cast, "tess"), client(cast, "amina")
    for _twice in range(2):
        tess.post(f"/pupils/{cast.leo.code}/helps/ask", {"key": key("k"), "words": "<b>May he</b> use the lift?"})
    asked = Question.objects.get()
    page = amina.get(f"/questions/{asked.code}").content.decode()
    assert "&lt;b&gt;May he&lt;/b&gt; use the lift?" in page
    assert "Write an answer" in amina.post(f"/questions/{asked.code}", {"answer": " "}).content.decode()
    assert tess.post(f"/questions/{asked.code}", {"answer": "Yes"}).status_code == 403
    amina.post(f"/questions/{asked.code}", {"answer": "Yes, with a friend."})
    assert "Yes, with a friend." in tess.get(f"/pupils/{cast.leo.code}/helps").content.decode()


def test_another_responsible_teacher_is_named_and_the_family_reads_it(cast: Cast) -> None:
    started(cast)
    amina = client(cast, "amina")
    page = f"/pupils/{cast.leo.code}/plan/responsible"
    assert "Choose a teacher" in amina.post(page, {"responsible": ""}).content.decode()
    amina.post(page, {"responsible": cast.account("amina").code})
    read = queries.plan_for(cast.grace, cast.leo.code, today=TODAY + timedelta(days=1), page="plan")
    assert read
    assert read.plan
    assert read.plan.responsible == "Mrs Begum"
