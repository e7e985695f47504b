"""A school's own settings: what it is called, how to reach it, what it promises."""

from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from fourfold.audit.requests import Request
from fourfold.pages.settings.school_choices import RESULTS_SHOWN
from fourfold.pages.settings.school_here import school_here
from fourfold.pages.settings.school_topics import BY_SLUG, TOPICS
from fourfold.pages.settings.school_values import carried, save, values_of
from fourfold.pages.settings.topic_fields import Topic
from fourfold.schools import actions
from fourfold.schools.bounds import ResultsShown
from fourfold.support.templates import template_named
from fourfold.ui.notices import tell


def school(request: Request) -> HttpResponse:
    """Everything that the school has set, and what is missing."""
    here = school_here(request)
    rows = [(topic, in_words(topic, here)) for topic in TOPICS]
    missing = [topic for topic, says in rows if not says]
    return render(request, "settings/school.html", {"school": here, "rows": rows, "missing": missing})


def school_topic(request: Request, slug: str) -> HttpResponse:
    """One of them, to change."""
    here = school_here(request)
    if (topic := BY_SLUG.get(slug)) is None:
        raise Http404
    form = topic.form(request.POST or None, initial=values_of(here, topic.form.base_fields))
    if save(request, form, partial(actions.edit_school, request.actor, here)):
        tell(request, _("Saved: %(title)s.") % {"title": topic.title})
        return redirect("settings:school")
    context = {"topic": topic, "form": form, "seen": carried(request, form, here), "back_url": reverse("settings:school")}
    return render(request, "settings/school_topic.html", context)


def in_words(topic: Topic, record: Any) -> str:
    """What is set now, in one line; nothing where nothing is."""
    values = [getattr(record, name) for name in topic.shown]
    if topic.slug == "ages":
        return _("%(youngest)s to %(oldest)s") % {"youngest": values[0], "oldest": values[1]} if None not in values else ""
    if topic.slug == "answers":
        return _("%(days)s school days") % {"days": values[0]}
    if topic.slug == "meetings":
        return _("%(number)s in each school year") % {"number": values[0]}
    if topic.slug == "enough":
        return _("%(share)s of 100 planned minutes") % {"share": values[0]}
    if topic.slug == "results":
        return str(RESULTS_SHOWN[ResultsShown(values[0])])
    if topic.slug == "plans":
        return template_named(values[0]).name
    return ", ".join(" ".join(str(value).split()) for value in values if value)
