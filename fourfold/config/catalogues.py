"""Catalogues of our words in other languages: the .po files are kept, the .mo files that the program reads are made from them.

They are made where they are missing or older: when the wheel is built, and from a clone when the program starts. So nothing needs a
system's gettext, and no machine-made file is in the repository.
"""

import os
import pathlib

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "locale"


def bring_up_to_date(folder: pathlib.Path = FOLDER) -> list[pathlib.Path]:
    """Make each .mo that is missing or older than its .po. Where Babel is not installed, nothing is made: a wheel brings its own."""
    stale = [po for po in sorted(folder.glob("*/LC_MESSAGES/django.po")) if is_stale(po)]
    if not stale:
        return []
    try:
        from babel.messages.mofile import write_mo
        from babel.messages.pofile import read_po
    except ImportError:
        return []
    for po in stale:
        with po.open("rb") as file:
            catalogue = read_po(file, locale=po.parent.parent.name)
        draft = po.with_suffix(f".{os.getpid()}.tmp")
        with draft.open("wb") as file:
            write_mo(file, catalogue)
        draft.replace(po.with_suffix(".mo"))
    return stale


def is_stale(po: pathlib.Path) -> bool:
    """Whether the .mo beside it is missing or older."""
    mo = po.with_suffix(".mo")
    return not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime
