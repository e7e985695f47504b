"""The language that somebody reads in, chosen once for all their devices."""

import contextlib

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from fourfold.accounts import languages
from fourfold.accounts.sessions import me
from fourfold.audit.requests import Request


@require_POST
def language(request: Request) -> HttpResponse:
    """Keep the choice and go back to the page. One that we do not have changes nothing."""
    back = request.POST.get("back", "")
    with contextlib.suppress(ValueError):
        languages.choose(me(request), request.POST.get("language", "")[:8])
    return redirect(back if url_has_allowed_host_and_scheme(back, allowed_hosts=None) else "home")
