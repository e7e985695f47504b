"""The words of the school's letters: ours, or its own once somebody who reads the language has checked them."""

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from fourfold.audit.requests import Request
from fourfold.documents import actions, queries
from fourfold.documents.own import changed, own_wordings
from fourfold.documents.preview import preview
from fourfold.documents.wording import shelf
from fourfold.documents.wording.templates import strings
from fourfold.pages.settings.school_here import school_here
from fourfold.ui.frame import direction
from fourfold.ui.notices import tell

KINDS = {
    "decision_yes": gettext_lazy("We will give SEN support"),
    "decision_no": gettext_lazy("We will not give SEN support now"),
    "decision_not_yet": gettext_lazy("We have not decided yet"),
    "plan_shared": gettext_lazy("Please read the plan"),
    "support_started": gettext_lazy("The help has started"),
    "responsible_changed": gettext_lazy("Somebody else is responsible"),
    "review_shared": gettext_lazy("What the review found"),
    "support_ended": gettext_lazy("SEN support ends"),
    "worry_answered": gettext_lazy("The answer to a worry"),
    "help_explained": gettext_lazy("How school helps"),
    "meeting_invitation": gettext_lazy("Can we meet?"),
    "meeting_off": gettext_lazy("A meeting is off"),
    "meeting_record": gettext_lazy("What we said when we met"),
    "specialist_proposed": gettext_lazy("We want to ask an expert"),
    "advice_given": gettext_lazy("What the expert says"),
    "rights": gettext_lazy("If you are not happy: the last page of every letter"),
    "standing": gettext_lazy("What stands round every letter"),
}
LANGUAGES = {
    "en": gettext_lazy("English"),
    "pl": gettext_lazy("Polish"),
    "ur": gettext_lazy("Urdu"),
    "ar": gettext_lazy("Arabic"),
    "uk": gettext_lazy("Ukrainian"),
}


class WordsForm(forms.Form):
    """A box for each piece of words, with what Fourfold says beside it."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, kind: str, language: str, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        english = dict(strings(shelf.file(kind, "en")))
        for number, (at, ours) in enumerate(strings(shelf.file(kind, language)), start=1):
            hint = english.get(at, "") if language != "en" else ""
            self.fields[at] = forms.CharField(
                label=_("Words %(number)s") % {"number": number},
                help_text=hint,
                max_length=1000,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2, "lang": language, "dir": direction(language)}),
                initial=ours,
            )
        self.fields["checked_by"] = forms.CharField(
            label=gettext_lazy("Who reads this language and has checked the words?"),
            max_length=120,
            error_messages={"required": gettext_lazy("Say who has checked the words")},
        )

    @property
    def words(self) -> dict[str, str]:
        """What was typed, by where it stands."""
        return {at: said for at, said in self.cleaned_data.items() if at not in ("seen", "checked_by")}


@require_safe
def wordings(request: Request) -> HttpResponse:
    """Every letter in every language: whose words it has."""
    here = school_here(request)
    found = {language: own_wordings(here.pk, language) for language in shelf.languages()}
    kinds = (*shelf.letters(), shelf.RIGHTS, shelf.STANDING)
    rows = [
        (language, LANGUAGES.get(language, language), [(kind, KINDS.get(kind, kind), found[language].editions.get(kind)) for kind in kinds])
        for language in shelf.languages()
    ]
    own = sum(len(one.editions) for one in found.values())
    return render(request, "settings/wordings.html", {"rows": rows, "own": own})


def wording(request: Request, language: str, kind: str) -> HttpResponse:
    """The words of one letter in one language; with a preview before they are kept."""
    here = school_here(request)
    if language not in shelf.languages() or kind not in shelf.files():
        raise Http404
    listed = queries.editions(request.actor, here, kind=kind, language=language)
    now = listed[0] if listed else None
    initial = {"seen": now.edition if now else 0, **(changed(kind, language, now.words) if now else {})}
    form = WordsForm(kind, language, request.POST or None, initial=initial, auto_id="id_%s")
    shown = None
    if request.method == "POST" and form.is_valid():
        if "preview" in request.POST:
            shown = _shown(form, kind, language)
        elif _kept(request, here, form, kind, language):
            return redirect("settings:wordings")
    context = {
        "form": form,
        "name": KINDS.get(kind, kind),
        "language": LANGUAGES.get(language, language),
        "tag": language,
        "dir": direction(language),
        "shown": shown,
        "editions": listed,
        "is_own": now is not None and bool(now.words),
    }
    return render(request, "settings/wording.html", context)


@require_POST
def ours(request: Request, language: str, kind: str) -> HttpResponse:
    """Go back to the words that came with Fourfold."""
    here = school_here(request)
    if language not in shelf.languages() or kind not in shelf.files():
        raise Http404
    seen = request.POST.get("seen", "")
    try:
        actions.use_our_wording(
            request.actor, here, kind=kind, language=language, seen=int(seen) if seen.isascii() and seen.isdigit() else -1
        )
    except actions.Meanwhile as reason:
        tell(request, str(reason), tone="late")
    else:
        tell(request, _("Letters from now on have the words that came with Fourfold."))
    return redirect("settings:wordings")


def _shown(form: WordsForm, kind: str, language: str) -> Any:
    try:
        return preview(kind, language, form.words)
    except actions.BadWords as reason:
        _blame(form, reason)
        return None


def _kept(request: Request, here: Any, form: WordsForm, kind: str, language: str) -> bool:
    said = form.cleaned_data
    try:
        actions.enter_wording(
            request.actor, here, kind=kind, language=language, words=form.words, checked_by=said["checked_by"], seen=said["seen"]
        )
    except actions.BadWords as reason:
        _blame(form, reason)
    except actions.Meanwhile as reason:
        form.add_error(None, str(reason))
    else:
        tell(request, _("Letters from now on have your words."))
        return True
    return False


def _blame(form: WordsForm, reason: actions.BadWords) -> None:
    for at, why in reason.problems.items():
        form.add_error(at if at in form.fields else None, why)


urlpatterns = [
    path("letters", wordings, name="wordings"),
    path("letters/<slug:language>/<slug:kind>", wording, name="wording"),
    path("letters/<slug:language>/<slug:kind>/ours", ours, name="wording-ours"),
]
