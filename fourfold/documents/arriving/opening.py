"""A picture from outside, opened: for what it holds and never for its name, and not where it would unpack into more than is allowed."""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PIL import Image, UnidentifiedImageError


class TooManyPoints(Exception):
    """A small file can unpack into more than the machine holds: this one was not unpacked."""


class Broken(Exception):
    """What the file holds cannot be drawn."""


class NoSuchPicture(Broken):
    """It is none of the kinds that are opened here."""


@contextmanager
def opened(content: bytes, *, formats: tuple[str, ...], most_points: int) -> Iterator[Image.Image]:
    """The picture, unpacked when it is first drawn, which is done in here. Its points are width times height.

    Raises TooManyPoints, NoSuchPicture and Broken.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=formats) as picture:
                if picture.width * picture.height > most_points:
                    raise TooManyPoints
                yield picture
    except TooManyPoints:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as why:
        raise TooManyPoints from why
    except UnidentifiedImageError as why:
        raise NoSuchPicture from why
    except Exception as why:  # the decoders raise whatever a broken picture makes them raise
        raise Broken from why


def saved(sheet: Image.Image, kind: str, **how: Any) -> bytes:
    """The bytes of a sheet that was drawn anew: nothing is in them but what one sees."""
    made = io.BytesIO()
    sheet.save(made, kind, **how)
    return made.getvalue()
