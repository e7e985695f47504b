"""A picture as it comes from a phone, made safe to keep and to show: drawn anew, so that nothing is in it but what one sees."""

import io
import struct
from dataclasses import dataclass

from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

FORMATS = ("JPEG", "PNG", "WEBP")
"""What is opened, judged by what a file holds and never by its name."""
LARGEST = 15 * 1024 * 1024
MOST_POINTS = 32_000_000
"""Width times height: a small file can unpack into more than the machine holds. Phones take half of it."""
LONGEST_SIDE = 1200
WHITE = (255, 255, 255)
BROKEN = (OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError, struct.error, Image.DecompressionBombError)
"""What a broken or hostile file may raise while it is opened."""


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
        with Image.open(io.BytesIO(content), formats=FORMATS) as found:
            return _drawn_anew(found, longest)
    except UnidentifiedImageError:
        raise NotAPicture(_("This is not a picture that we can show. Choose a photo or a drawing saved as JPEG, PNG or WebP.")) from None
    except BROKEN:
        raise NotAPicture(_("This picture is broken, so we cannot show it. Choose another one, or take it again.")) from None


def _drawn_anew(found: Image.Image, longest: int) -> SafePicture:
    kind = found.format
    if found.width * found.height > MOST_POINTS:
        raise NotAPicture(_("This picture has too many points. Make it smaller first, or take a photo of it."))
    # A JPEG unpacks straight into about the size that is wanted; for others this does nothing.
    found.draft("RGB", (longest, longest))
    seen = ImageOps.exif_transpose(found).convert("RGBA")
    seen.thumbnail((longest, longest))
    # A new sheet carries none of the notes that came with the file.
    sheet = Image.new("RGB", seen.size, WHITE)
    sheet.paste(seen, mask=seen.getchannel("A"))
    made = io.BytesIO()
    if kind == "PNG":
        sheet.save(made, "PNG", optimize=True)
        return SafePicture(made.getvalue(), "image/png")
    sheet.save(made, "JPEG", quality=85, optimize=True)
    return SafePicture(made.getvalue(), "image/jpeg")
