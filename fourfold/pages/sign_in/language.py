"""The language that somebody reads in, chosen once for all their devices."""

import contextlib
from urllib.parse import urlsplit

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from fourfold.accounts import languages
from fourfold.accounts.sessions import me
from fourfold.audit.requests import Request


@require_POST
def language(request: Request) -> HttpResponse:
    """Keep the choice and go back to the page that the browser came from. A language that we do not have changes nothing."""
    came_from = request.headers.get("referer", "")
    back = came_from if url_has_allowed_host_and_scheme(came_from, allowed_hosts={request.get_host()}) else ""
    with contextlib.suppress(ValueError):
        languages.choose(me(request), request.POST.get("language", "")[:8])
    return redirect(urlsplit(back).path or "home")
