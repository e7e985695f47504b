"""Pictures: drawn anew from their pixels, so that nothing else comes along, neither a place nor a program."""

from PIL import Image, ImageOps

from fourfold.documents.arriving.kinds import JPEG, PNG, WEBP, Kind, NotAccepted
from fourfold.documents.arriving.opening import Broken, TooManyPoints, opened, saved

MOST_PIXELS = 50_000_000
FORMATS = {PNG: "PNG", JPEG: "JPEG", WEBP: "WEBP"}
AS_SHARP = {JPEG: {"quality": 90}, WEBP: {"quality": 90}, PNG: {}}


def redraw(raw: bytes, kind: Kind) -> bytes:
    """The same picture without its notes (where it was taken, and with what) and without anything behind it. Raises NotAccepted."""
    try:
        with opened(raw, formats=(FORMATS[kind],), most_points=MOST_PIXELS) as picture:
            upright = ImageOps.exif_transpose(picture)
            drawn = upright.convert("RGBA" if kind is not JPEG and "A" in upright.getbands() else "RGB")
    except TooManyPoints:
        raise NotAccepted("This picture is too large. Make it smaller and send it again.") from None
    except Broken as why:
        raise NotAccepted("This picture cannot be opened. Save it again and send that.") from why
    bare = Image.new(drawn.mode, drawn.size)
    bare.paste(drawn)
    return saved(bare, FORMATS[kind], **AS_SHARP[kind])
