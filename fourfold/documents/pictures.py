"""A picture as it comes from a phone, made safe to keep and to show: drawn anew, so that nothing is in it but what one sees."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from fourfold.documents.arriving.opening import Broken, NoSuchPicture, TooManyPoints, opened, saved

FORMATS = ("JPEG", "PNG", "WEBP")
"""What is opened, judged by what a file holds and never by its name."""
LARGEST = 15 * 1024 * 1024
MOST_POINTS = 32_000_000
"""Width times height. Phones take half of it."""
LONGEST_SIDE = 1200
WHITE = (255, 255, 255)


class NotAPicture(Exception):
    """This file cannot be shown as a picture. The words say what to do."""


@dataclass(frozen=True)
class SafePicture:
    """A picture drawn anew by us, in one of two formats."""

    content: bytes
    content_type: str


def made_safe(content: bytes, *, longest: int = LONGEST_SIDE) -> SafePicture:
    """The picture the right way up, so many points a side at most, on white where it was see-through. Where and when it was taken is gone.

    Raises NotAPicture.
    """
    if len(content) > LARGEST:
        raise NotAPicture(_("This file is too big. Choose a picture of 15 megabytes at most."))
    try:
        with opened(content, formats=FORMATS, most_points=MOST_POINTS) as found:
            return _drawn_anew(found, longest)
    except TooManyPoints:
        raise NotAPicture(_("This picture has too many points. Make it smaller first, or take a photo of it.")) from None
    except NoSuchPicture:
        raise NotAPicture(_("This is not a picture that we can show. Choose a photo or a drawing saved as JPEG, PNG or WebP.")) from None
    except Broken:
        raise NotAPicture(_("This picture is broken, so we cannot show it. Choose another one, or take it again.")) from None


def _drawn_anew(found: Image.Image, longest: int) -> SafePicture:
    kind = found.format
    # A JPEG unpacks straight into about the size that is wanted; for others this does nothing.
    found.draft("RGB", (longest, longest))
    seen = ImageOps.exif_transpose(found).convert("RGBA")
    seen.thumbnail((longest, longest))
    # A new sheet carries none of the notes that came with the file.
    sheet = Image.new("RGB", seen.size, WHITE)
    sheet.paste(seen, mask=seen.getchannel("A"))
    if kind == "PNG":
        return SafePicture(saved(sheet, "PNG", optimize=True), "image/png")
    return SafePicture(saved(sheet, "JPEG", quality=85, optimize=True), "image/jpeg")
