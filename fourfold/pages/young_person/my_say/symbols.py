"""The pictures of the choices: ours, or the school's own symbols where it has put some into its folder.

A school that works with a licensed set keeps its own copies: `symbols/SCHOOL/KEY.svg` (or .png) under FOURFOLD_HOME, where SCHOOL is the
school's code and KEY that of the choice or the face. They are served as pictures and as nothing else.
"""

from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404
from django.urls import reverse

from fourfold.audit.requests import Request
from fourfold.profiles.questions import Question, known_sets

KINDS = {".svg": "image/svg+xml", ".png": "image/png"}
LARGEST = 200 * 1024


def drawings_of(question: Question, school: str) -> dict[str, str]:
    """For each choice the name of our drawing; or the address of the school's own, which begins with a slash."""
    return {
        choice.key: reverse("young-person:my-say-symbol", args=[school, choice.key]) if own_symbol(school, choice.key) else choice.drawing
        for choice in question.choices
    }


def symbol(request: Request, school: str, key: str) -> FileResponse:
    """A school's own symbol for a choice. It says nothing of anybody."""
    file = own_symbol(school, key)
    if file is None:
        raise Http404
    return FileResponse(file.open("rb"), content_type=KINDS[file.suffix])


def own_symbol(school: str, key: str) -> Path | None:
    """The file, where the school has put one for a choice that there is; too large a one is left alone."""
    known = {choice.key for one in known_sets() for question in one.questions for choice in question.choices}
    for kind in KINDS if key in known else ():
        file = Path(settings.HOME) / "symbols" / school / f"{key}{kind}"
        if file.is_file() and file.stat().st_size <= LARGEST:
            return file
    return None
