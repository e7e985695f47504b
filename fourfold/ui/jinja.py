"""The Jinja2 environment of every page: autoescaped, strict about names, with our words, icons and address maker.

In templates: `url("staff:pupil", code=...)`, `static("ui/...")`, `icon("flag")`, `control(form.field)`, `count_of(n, "pupil")`,
`days_late`, `as_written()`;
filters `day`, `moment`, `relative`, `short_day`, `clock`, `minutes`, `initials`, `listing`, `possessive`, `ordinal`, `number`,
`sentence`, `iso`, `tappable`. Dates speak the active language. `frame` is `Frame()` unless the page brings its own.
"""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any, TypeVar

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.text import slugify
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from fourfold.ui import words
from fourfold.ui.fields import control, errors_of
from fourfold.ui.files import static
from fourfold.ui.frame import Frame
from fourfold.ui.icons import icon
from fourfold.ui.notices import told
from fourfold.ui.ring import STEPS, segments
from fourfold.ui.tappable import tappable


def environment(**options: Any) -> Environment:
    """The environment, for Django's Jinja2 backend or a bare loader."""
    options |= {"autoescape": True, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    env = Environment(**options)  # noqa: S701 - autoescape is on, in the line above
    env.add_extension("jinja2.ext.i18n")
    speak: Any = env  # the extension adds the method below to the environment, unknown to its type
    speak.install_gettext_callables(translation.gettext, translation.ngettext, newstyle=True, pgettext=translation.pgettext)
    env.globals |= {
        "static": static,
        "url": address,
        "icon": icon,
        "frame": Frame(),
        "notices_for": told,
        "control": control,
        "errors_of": errors_of,
        "segments": segments,
        "STEPS": STEPS,
        "count_of": words.count_of,
        "days_late": words.days_late,
        "now_in": words.weeks_of,
        "as_written": as_written,
    }
    env.filters |= {
        "day": _spoken(words.day_in_words),
        "short_day": _spoken(words.short_day),
        "leaf": _spoken(words.leaf),
        "relative": _spoken(words.relative_day),
        "clock": _spoken(words.time_in_words),
        "moment": moment,
        "iso": iso,
        "anchor": lambda title: f"h-{slugify(title, allow_unicode=True)}",
        "initials": words.initials,
        "listing": _spoken(words.listing),
        "minutes": words.minutes_in_words,
        "number": words.number,
        "ordinal": words.ordinal,
        "possessive": _spoken(words.possessive),
        "sentence": words.sentence,
        "tappable": tappable,
        "steps_of_5": lambda share: min(100, max(0, round(share * 20) * 5)),
    }
    return env


Spoken = TypeVar("Spoken")


def address(name: str, *args: Any, **kwargs: Any) -> str:
    """The path of a named page."""
    return reverse(name, args=args or None, kwargs=kwargs or None)


def as_written() -> Markup:
    """The attributes of words that staff wrote, on a page in another language: they stay in English, and run as they do."""
    speaks_english = (translation.get_language() or "en").startswith("en")
    return Markup("") if speaks_english else Markup(' lang="en" dir="auto"')


def moment(at: datetime, *, today: date | None = None) -> str:
    """As "Thursday 10 December, 3:30pm", in the school's own time."""
    here = timezone.localtime(at) if timezone.is_aware(at) else at
    return words.moment_in_words(here, today=today, language=translation.get_language() or "en")


def iso(at: date | datetime | time) -> str:
    """What `<time datetime>` reads: to the second at most."""
    return at.replace(microsecond=0).isoformat() if isinstance(at, datetime | time) else at.isoformat()


def _spoken(in_words: Callable[..., Spoken]) -> Callable[..., Spoken]:
    def spoken(value: Any, *more: Any, **how: Any) -> Spoken:
        return in_words(value, *more, language=translation.get_language() or "en", **how)

    return spoken
