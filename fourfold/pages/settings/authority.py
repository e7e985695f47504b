"""What the local authority offers to families, and when somebody last checked it."""

from datetime import date
from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fourfold import clock
from fourfold.audit.requests import Request
from fourfold.pages.settings.authority_topics import BY_SLUG, TOPICS
from fourfold.pages.settings.school import in_words
from fourfold.pages.settings.school_here import school_here
from fourfold.pages.settings.school_values import carried, save, values_of
from fourfold.pupils.queries import families_authorities
from fourfold.schools import actions, queries
from fourfold.schools.checked import is_stale
from fourfold.ui.notices import tell


def authority(request: Request) -> HttpResponse:
    """What families are told of the authority's services, and how old it is."""
    theirs = authority_here(request)
    rows = [(topic, in_words(topic, theirs)) for topic in TOPICS]
    context = {
        "authority": theirs,
        "rows": rows,
        "missing": [topic for topic, says in rows if not says],
        "is_stale": is_stale(theirs.checked_on, today=clock.today()),
        "of": code_of(asked_for(request)),
        "others": [(one.code, one.name) for one in families_authorities(request.actor, school_here(request))],
        "today": clock.today(),
    }
    return render(request, "settings/authority.html", context)


def authority_topic(request: Request, slug: str) -> HttpResponse:
    """One of them, to change."""
    theirs = authority_here(request)
    if (topic := BY_SLUG.get(slug)) is None:
        raise Http404
    form = topic.form(request.POST or None, initial=values_of(theirs, topic.form.base_fields))
    of, back = asked_for(request), back_to(request)
    if save(request, form, partial(actions.edit_authority, request.actor, school_here(request), of=of)):
        tell(request, _("Saved: %(title)s.") % {"title": topic.title})
        return redirect(back)
    context = {"topic": topic, "form": form, "seen": carried(request, form, theirs), "back_url": back}
    return render(request, "settings/school_topic.html", context)


@require_POST
def authority_checked(request: Request) -> HttpResponse:
    """Somebody has rung the numbers and followed the links today."""
    today: date = clock.today()
    actions.edit_authority(request.actor, school_here(request), of=asked_for(request), checked_on=today)
    tell(request, _("Thank you. Families now read that these details were checked today."))
    return redirect(back_to(request))


def authority_here(request: Request) -> queries.Authority | queries.AuthorityEntry:
    """What families of the school in hand are told of its authority, or of the one in which some of them live that the address names."""
    if (theirs := queries.entry_of(request.actor, school_here(request), asked_for(request))) is None:
        raise Http404
    return theirs


def asked_for(request: Request) -> queries.Authority | None:
    """Another authority that the address names, if families of this school live there. Raises Http404 for one where none does."""
    if not (code := request.GET.get("of", "")):
        return None
    found = next((one for one in families_authorities(request.actor, school_here(request)) if one.code == code), None)
    if found is None:
        raise Http404
    return found


def code_of(authority: queries.Authority | None) -> str:
    return authority.code if authority is not None else ""


def back_to(request: Request) -> str:
    """The page of the same authority."""
    of = code_of(asked_for(request))
    return reverse("settings:authority") + (f"?of={of}" if of else "")
