"""The page about a child on screen: what the school sees and sends, and what the family says to it."""

from fourfold.profiles.kinds import Part
from fourfold.profiles.models import ProfileLine
from tests.cast import Cast
from tests.profiles.test_one_page import on_the_page, said, suggested
from tests.signed_in import client_of


def form(**changed: str) -> dict[str, str]:
    return {"part": "helps", "words": "Ask me, then wait 10 seconds", "source": "me", "once": "a" * 32, **changed}


def test_a_teacher_suggests_the_family_says_yes_and_it_is_on_the_page_and_the_paper(cast: Cast) -> None:
    tom, grace = client_of(cast.account("tom")), client_of(cast.account("grace"))
    page, family = f"/pupils/{cast.leo.code}/profile", f"/family/{cast.leo.code}/page"
    assert "What would a supply teacher do in the first 5 minutes?" in tom.get(page).content.decode()
    for _twice in range(2):
        tom.post(f"{page}/suggest", form())
    line = ProfileLine.objects.get()
    assert "School wants to add this" in grace.get(family).content.decode()
    assert "What helps, on one page" in grace.get(f"/family/{cast.leo.code}").content.decode()
    grace.post(f"{family}/lines/{line.code}", {"yes": "1"})
    assert "Ask me, then wait 10 seconds" in client_of(cast.account("tess")).get(page).content.decode()
    for paper in ("a4", "a6"):
        answer = tom.get(f"{page}/{paper}")
        assert answer.headers["Content-Type"] == "application/pdf"
        assert "Leo" not in answer.headers["Content-Disposition"]


def test_what_is_wrong_is_said_at_the_field_and_what_was_written_is_kept(cast: Cast) -> None:
    tom = client_of(cast.account("tom"))
    url = f"/pupils/{cast.leo.code}/profile/suggest"
    html = tom.post(url, form(words="", source="Dad")).content.decode()
    assert "Write the line" in html
    assert 'value="Dad"' in html
    assert "Use 120 letters at most" in tom.post(url, form(words="x" * 121)).content.decode()
    for number in range(5):
        suggested(cast, f"Line {number}")
    html = tom.post(url, form()).content.decode()
    assert "has 5 lines already" in html
    assert "Ask me, then wait 10 seconds" in html


def test_the_child_writes_a_line_and_takes_one_off(cast: Cast) -> None:
    on_the_page(cast, "He likes cars", part=Part.LIKES)
    leo, page = client_of(cast.account("leo_himself")), f"/family/{cast.leo.code}/page"
    assert "A page about me" in leo.get(page).content.decode()
    leo.post(f"{page}/lines/{ProfileLine.objects.get().code}", {"off": "1"})
    leo.post(f"{page}/line", form(part="likes", words="<b>I draw</b> foxes"))
    assert said(cast, "tom", Part.LIKES) == ["<b>I draw</b> foxes"]
    assert "&lt;b&gt;I draw&lt;/b&gt; foxes" in client_of(cast.account("tom")).get(f"/pupils/{cast.leo.code}/profile").content.decode()


def test_the_page_is_said_to_be_right(cast: Cast) -> None:
    on_the_page(cast, "Wait")
    tom, grace = client_of(cast.account("tom")), client_of(cast.account("grace"))
    assert "Say with whom" in tom.post(f"/pupils/{cast.leo.code}/profile/right", {}, follow=True).content.decode()
    grace.post(f"/family/{cast.leo.code}/page/right")
    assert "Checked with Leo and Grace Obi" in tom.get(f"/pupils/{cast.leo.code}/profile").content.decode()


def test_a_line_of_another_child_is_no_line_of_this_one(cast: Cast) -> None:
    line = suggested(cast, "Wait")
    amina = client_of(cast.account("amina"))
    assert amina.post(f"/pupils/{cast.max.code}/profile/lines/{line.code}", {"off": "1"}).status_code == 404
    assert client_of(cast.account("yan")).post(f"/family/{cast.zoe.code}/page/lines/{line.code}", {"off": "1"}).status_code == 404
    assert ProfileLine.objects.get().off_on is None
