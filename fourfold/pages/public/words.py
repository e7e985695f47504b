"""Pages of words: the law, accessibility, privacy; and the two that machines ask for."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fourfold.audit.requests import Request
from fourfold.code_of_practice.duties import duty
from fourfold.schools import queries

QUOTED = ("concern_answered", "three_meetings")
ROBOTS = """User-agent: *
Allow: /$
Allow: /schools/
Allow: /help/
Allow: /accessibility
Allow: /privacy
Allow: /static/
Disallow: /
"""


@login_not_required
def law(request: Request, language: str) -> HttpResponse:
    """What the law says about SEN support, must and should told apart."""
    if language not in {code.partition("-")[0] for code, _ in settings.LANGUAGES}:
        raise Http404
    return render(request, "public/law.html", {"quoted": {key: duty(key) for key in QUOTED}})


@login_not_required
def accessibility(request: Request) -> HttpResponse:
    """What was done so that everyone can use these pages, and what was not."""
    return render(request, "public/accessibility.html")


@login_not_required
def privacy(request: Request) -> HttpResponse:
    """What is held, who sees it, for how long, and how to ask."""
    return render(request, "public/privacy.html")


@login_not_required
@require_safe
def robots(request: Request) -> HttpResponse:
    """Search engines may read what anyone may read, and nothing else."""
    return HttpResponse(ROBOTS, content_type="text/plain; charset=utf-8")


@login_not_required
@require_safe
def health(request: Request) -> HttpResponse:
    """Whether this program answers and its database does. Says no more to whoever asks."""
    try:
        queries.schools_here().exists()
    except DatabaseError:
        return HttpResponse("not ok", status=503, content_type="text/plain; charset=utf-8")
    return HttpResponse("ok", content_type="text/plain; charset=utf-8")
