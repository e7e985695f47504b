"""The school's own symbols: pictures that its children know, in the place of our drawings in My say."""

from dataclasses import dataclass

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from fourfold.audit.requests import Request
from fourfold.pages.picture_fields import PictureFile
from fourfold.pages.saving import posted, save
from fourfold.pages.settings.school_here import school_here
from fourfold.profiles import actions, queries
from fourfold.profiles.questions import AGE_NAMES, Age, Choice, current_set, words_chosen
from fourfold.schools.queries import School
from fourfold.ui.notices import tell

LONGEST_SIDE = 400
"""Points: a symbol is shown small."""


class SymbolForm(forms.Form):
    """A picture for one word."""

    file = PictureFile(
        longest=LONGEST_SIDE,
        label=gettext_lazy("The symbol"),
        help_text=gettext_lazy("A PNG or JPEG. A square one shows best."),
    )


@dataclass(frozen=True)
class Word:
    """One choice as it is set: its key, its words, our drawing, and the code of the school's own symbol, if there is one."""

    key: str
    words: tuple[str, ...]
    drawing: str
    symbol: str


@require_safe
def symbols(request: Request) -> HttpResponse:
    """Every word of My say with the picture that stands for it, under the age at which it is first asked."""
    here = school_here(request)
    words = {word.key: word for word in _words(request, here)}
    own, groups = sum(bool(word.symbol) for word in words.values()), []
    for age in Age:
        keys = [choice.key for question in current_set(age).questions for choice in question.choices]
        groups.append((AGE_NAMES[age], [words.pop(key) for key in dict.fromkeys(keys) if key in words]))
    sentence = ngettext("My say shows one of your own symbols", "My say shows %(num)s of your own symbols", own) % {"num": own}
    context = {"groups": groups, "own": own, "sentence": sentence if own else _("My say shows Fourfold’s drawings")}
    return render(request, "settings/symbols.html", context)


def symbol(request: Request, word: str) -> HttpResponse:
    """Which picture stands for one word."""
    here = school_here(request)
    found = _word(request, here, word)
    form = SymbolForm(posted(request), request.FILES or None)
    if form.is_valid() and save(form, actions.use_symbol, request.actor, here, choice=word, picture=form.cleaned_data["file"]):
        tell(request, _("Saved. My say shows your symbol for “%(word)s” now.") % {"word": found.words[0]})
        return redirect("settings:symbols")
    return render(request, "settings/symbol.html", {"form": form, "word": found})


@require_POST
def symbol_ours(request: Request, word: str) -> HttpResponse:
    """Back to our drawing."""
    here = school_here(request)
    found = _word(request, here, word)
    actions.use_our_drawing(request.actor, here, choice=word)
    tell(request, _("My say shows Fourfold’s drawing for “%(word)s” again.") % {"word": found.words[0]})
    return redirect("settings:symbols")


def _words(request: Request, here: School) -> list[Word]:
    own = queries.symbols_of(request.actor, here)
    return [_as_set(key, choices, own.get(key, "")) for key, choices in words_chosen().items()]


def _as_set(key: str, choices: tuple[Choice, ...], symbol: str) -> Word:
    return Word(key, tuple(str(choice.words) for choice in choices), choices[0].drawing, symbol)


def _word(request: Request, here: School, key: str) -> Word:
    found = next((word for word in _words(request, here) if word.key == key), None)
    if found is None:
        raise Http404
    return found


urlpatterns = [
    path("symbols", symbols, name="symbols"),
    path("symbols/<slug:word>", symbol, name="symbol"),
    path("symbols/<slug:word>/ours", symbol_ours, name="symbol-ours"),
]
