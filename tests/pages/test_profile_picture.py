"""The picture on the page about a child, on screen: added on a phone or at school, shown as a picture, refused in words."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from fourfold.documents.models import File
from fourfold.profiles.models import Picture
from tests.cast import Cast
from tests.documents.drawn import drawn
from tests.signed_in import client_of


def sent(content: bytes | None = None, **changed: str) -> dict[str, object]:
    file = SimpleUploadedFile("photo of Leo.html", drawn() if content is None else content, "text/html")
    return {"file": file, "says": "Leo on his <b>bike</b>", "once": "a" * 32, **changed}


def family(cast: Cast) -> str:
    return f"/family/{cast.leo.code}/page"


def staff(cast: Cast) -> str:
    return f"/pupils/{cast.leo.code}/profile"


def page(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_a_teacher_suggests_the_mother_says_yes_and_every_adult_sees_it(cast: Cast) -> None:
    tom, grace, tess = (client_of(cast.account(who)) for who in ("tom", "grace", "tess"))
    assert "Suggest a picture" in page(tom, staff(cast))
    for _twice in range(2):
        tom.post(f"{staff(cast)}/picture", sent())
    picture = Picture.objects.get()
    assert "Waiting for a yes" in page(tess, staff(cast))
    assert 'alt="Leo on his &lt;b&gt;bike&lt;/b&gt;"' in page(grace, family(cast))
    grace.post(f"{family(cast)}/pictures/{picture.code}/answer", {"yes": "1"})
    assert f"{staff(cast)}/pictures/{picture.code}" in page(tess, staff(cast))
    assert tom.get(f"{staff(cast)}/a6").status_code == 200


def test_it_is_served_as_a_picture_whatever_the_file_was_called(cast: Cast) -> None:
    grace = client_of(cast.account("grace"))
    grace.post(f"{family(cast)}/picture", sent())
    answer = grace.get(f"{family(cast)}/pictures/{Picture.objects.get().code}")
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "Leo" not in str(answer.headers)


def test_what_is_no_picture_is_refused_in_one_sentence_and_nothing_is_kept(cast: Cast) -> None:
    grace = client_of(cast.account("grace"))
    for content, says in (
        (b"<svg/>", "This is not a picture that we can show"),
        (drawn("JPEG")[:300], "broken"),
        (b"", "This file is empty"),
    ):
        html = grace.post(f"{family(cast)}/picture", sent(content, says="Leo laughs")).content.decode()
        assert says in html
        assert 'value="Leo laughs"' in html
    assert "Choose a picture" in grace.post(f"{family(cast)}/picture", {"says": "x"}).content.decode()
    assert "Say what the picture shows, in a few words" in grace.post(f"{family(cast)}/picture", sent(says=" ")).content.decode()
    assert not File.objects.exists()


def test_an_empty_form_says_nothing_is_wrong_yet(cast: Cast) -> None:
    for who, path in (("grace", f"{family(cast)}/picture"), ("tom", f"{staff(cast)}/picture")):
        assert "There is a problem" not in page(client_of(cast.account(who)), path)


def test_it_comes_off_and_back_by_the_child_themselves(cast: Cast) -> None:
    leo = client_of(cast.account("leo_himself"))
    leo.post(f"{family(cast)}/picture", sent())
    picture = Picture.objects.get()
    answer = f"{family(cast)}/pictures/{picture.code}/answer"
    assert "Put it back" in leo.post(answer, {"off": "1"}, follow=True).content.decode()
    assert client_of(cast.account("amina")).get(f"{staff(cast)}/pictures/{picture.code}").status_code == 404
    leo.post(answer, {"undo": "1"})
    picture.refresh_from_db()
    assert picture.off_on is None


def test_it_is_nobodys_who_may_not_read_the_page(cast: Cast) -> None:
    client_of(cast.account("grace")).post(f"{family(cast)}/picture", sent())
    code = Picture.objects.get().code
    for who in ("rob", "yan", "odile", "stranger", "kim"):
        client = client_of(cast.account(who))
        for path in (f"{family(cast)}/pictures/{code}", f"{staff(cast)}/pictures/{code}", f"{family(cast)}/picture"):
            assert client.get(path).status_code in (403, 404), (who, path)
            assert client.post(path, sent(once="b" * 32)).status_code in (403, 404, 405), (who, path)
    assert client_of(cast.account("amina")).get(f"/pupils/{cast.max.code}/profile/pictures/{code}").status_code == 404
    assert Client().get(f"{family(cast)}/pictures/{code}").status_code == 302
    assert Picture.objects.count() == 1


def test_at_school_a_picture_comes_on_with_a_name_off_and_back(cast: Cast) -> None:
    tom = client_of(cast.account("tom"))
    assert (
        "Suggested. It comes onto the page when Leo or the family says yes."
        in tom.post(f"{staff(cast)}/picture", sent(), follow=True).content.decode()
    )
    picture = Picture.objects.get()
    answer = f"{staff(cast)}/pictures/{picture.code}/answer"

    def said(**form: str) -> str:
        return tom.post(answer, form, follow=True).content.decode()

    assert "Say who said yes: the child, a parent." in said(with_whom=" ")
    assert not Picture.objects.filter(confirmed_on__isnull=False).exists()
    assert "On the page." in said(with_whom="Leo")
    assert "Taken off." in said(off="1")
    assert "It is as it was before." in said(undo="1")
    picture.refresh_from_db()
    assert (picture.confirmed_on is not None, picture.off_on) == (True, None)


def test_at_school_what_is_no_picture_is_refused_in_one_sentence(cast: Cast) -> None:
    tom = client_of(cast.account("tom"))
    for wrong, says in ((sent(b"<svg/>"), "This is not a picture that we can show"), ({"says": "x"}, "Choose a picture")):
        assert says in tom.post(f"{staff(cast)}/picture", wrong).content.decode()
    assert not File.objects.exists()
