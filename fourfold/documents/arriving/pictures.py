"""Pictures: drawn anew from their pixels, so that nothing else comes along, neither a place nor a program."""

import io
import warnings

from PIL import Image, ImageOps

from fourfold.documents.arriving.kinds import JPEG, PNG, WEBP, Kind, NotAccepted

MOST_PIXELS = 50_000_000
FORMATS = {PNG: "PNG", JPEG: "JPEG", WEBP: "WEBP"}
AS_SHARP = {JPEG: {"quality": 90}, WEBP: {"quality": 90}, PNG: {}}


def redraw(raw: bytes, kind: Kind) -> bytes:
    """The same picture without its notes (where it was taken, and with what) and without anything behind it. Raises NotAccepted."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(raw), formats=[FORMATS[kind]]) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    raise NotAccepted("This picture is too large. Make it smaller and send it again.")
                upright = ImageOps.exif_transpose(picture)
                drawn = upright.convert("RGBA" if kind is not JPEG and "A" in upright.getbands() else "RGB")
    except NotAccepted:
        raise
    except Exception as why:  # the decoders raise whatever a broken picture makes them raise
        raise NotAccepted("This picture cannot be opened. Save it again and send that.") from why
    bare = Image.new(drawn.mode, drawn.size)
    bare.paste(drawn)
    out = io.BytesIO()
    bare.save(out, FORMATS[kind], **AS_SHARP[kind])
    return out.getvalue()
