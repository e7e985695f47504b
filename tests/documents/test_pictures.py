"""A picture from outside: what is taken, what is left of it, and what is refused in one sentence."""

import io
from typing import Any

import pytest
from PIL import Image, PngImagePlugin

from fourfold.documents import pictures
from fourfold.documents.pictures import LONGEST_SIDE, NotAPicture, made_safe
from fourfold.documents.serving import shown
from tests.documents.drawn import drawn

LEFT_HALF, RIGHT_HALF = (200, 30, 30), (30, 30, 200)
TURNED = 6
"""The orientation that a phone held upright writes: turn by a quarter, clockwise."""


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def near(one: Any, other: tuple[int, ...]) -> bool:
    return all(abs(a - b) < 12 for a, b in zip(one, other, strict=True))


def told(content: bytes) -> str:
    """What is said of a file that is refused; nothing of one that is taken."""
    try:
        made_safe(content)
    except NotAPicture as reason:
        return str(reason)
    return ""


KINDS = {"JPEG": ("RGB", "L", "CMYK", "1"), "PNG": ("RGB", "L", "P", "RGBA", "1", "I;16"), "WEBP": ("RGB", "P", "RGBA")}


@pytest.mark.parametrize(("kind", "mode"), [(kind, mode) for kind, modes in KINDS.items() for mode in modes])
def test_photos_and_drawings_of_every_kind_are_taken(kind: str, mode: str) -> None:
    safe = made_safe(drawn(kind, mode=mode))
    assert safe.content_type == ("image/png" if kind == "PNG" else "image/jpeg")
    assert opened(safe.content).mode == "RGB"


def test_where_and_when_and_by_what_it_was_taken_is_gone() -> None:
    exif = Image.Exif()
    exif[0x010F], exif[0x0132] = "CameraMaker", "2026:11:24 08:00:00"
    exif.get_ifd(0x8825)[2] = (51.0, 30.0, 26.0)
    text = PngImagePlugin.PngInfo()
    text.add_text("Author", "Grace Obi")
    for content in (
        drawn("JPEG", exif=exif, comment=b"Leo at home", icc_profile=b"profile of the phone"),
        drawn("PNG", exif=exif, pnginfo=text),
        drawn("WEBP", exif=exif, xmp=b"<x>Leo at home</x>"),
    ):
        safe = made_safe(content)
        assert not opened(safe.content).getexif()
        assert not {"exif", "comment", "icc_profile", "xmp", "Author"} & set(opened(safe.content).info)
        for left in (b"CameraMaker", b"Grace", b"Leo at home", b"profile of"):
            assert left not in safe.content


def test_a_picture_taken_upright_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = TURNED
    picture = opened(made_safe(drawn("JPEG", size=(400, 200), exif=exif)).content)
    assert picture.size == (200, 400)
    assert near(picture.getpixel((100, 50)), LEFT_HALF)
    assert near(picture.getpixel((100, 350)), RIGHT_HALF)


@pytest.mark.parametrize(("size", "becomes"), [((4000, 3000), (1200, 900)), ((300, 200), (300, 200)), ((9000, 9), (1200, 1))])
def test_a_large_one_is_made_smaller_and_a_small_one_is_left(size: tuple[int, int], becomes: tuple[int, int]) -> None:
    assert opened(made_safe(drawn("JPEG", size=size)).content).size == becomes
    assert max(becomes) <= LONGEST_SIDE


def test_what_is_see_through_is_seen_on_white() -> None:
    picture = opened(made_safe(drawn("PNG", mode="RGBA", colours=((0, 0, 0, 0), (0, 0, 0, 255)))).content)
    assert picture.getpixel((10, 50)) == (255, 255, 255)
    assert picture.getpixel((150, 50)) == (0, 0, 0)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"<html><script>alert(1)</script>",
        b"%PDF-1.7\n",
        drawn("GIF"),
        drawn("TIFF"),
        drawn("BMP"),
    ],
    ids=["nothing", "svg", "html", "pdf", "gif", "tiff", "bmp"],
)
def test_what_is_no_photo_is_refused_whatever_it_is_called(content: bytes) -> None:
    with pytest.raises(NotAPicture, match="This is not a picture that we can show"):
        made_safe(content)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_broken_one_is_refused_in_words_wherever_it_is_broken(kind: str) -> None:
    content = drawn(kind)
    for at in range(0, len(content), max(1, len(content) // 40)):
        for broken in (content[:at], content[:at] + b"\xff\x00\xff" + content[at + 3 :]):
            said = told(broken)
            assert said == "" or said.startswith("This ")


def test_a_small_file_that_unpacks_into_a_large_one_is_refused_before_it_is_unpacked() -> None:
    made = io.BytesIO()
    Image.new("1", (6_000, 6_000)).save(made, "PNG")
    assert len(made.getvalue()) < 10_000
    assert "too many points" in told(made.getvalue())


def test_a_file_that_is_too_big_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "LARGEST", 10)
    with pytest.raises(NotAPicture, match="too big"):
        made_safe(drawn("PNG"))


def test_a_picture_is_shown_as_a_picture_and_as_nothing_else() -> None:
    answer = shown(made_safe(drawn("PNG")))
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer.headers["Cache-Control"] == "private, no-store"
