"""Pictures for tests, drawn here: one colour on the left, another on the right."""

import io
from typing import Any

from PIL import Image

RED_AND_BLUE = ((200, 30, 30, 255), (30, 30, 200, 255))


def drawn(
    kind: str = "PNG",
    *,
    mode: str = "RGB",
    size: tuple[int, int] = (200, 100),
    colours: tuple[tuple[int, int, int, int], tuple[int, int, int, int]] = RED_AND_BLUE,
    **options: Any,
) -> bytes:
    """The bytes of such a picture."""
    left, right = colours
    sheet = Image.new("RGBA", size, left)
    sheet.paste(right, (size[0] // 2, 0, size[0], size[1]))
    made = io.BytesIO()
    (Image.new("I;16", size) if mode == "I;16" else sheet.convert(mode)).save(made, kind, **options)
    return made.getvalue()
