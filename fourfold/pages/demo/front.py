"""Who to look around as, a story to follow, and starting again."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.views.decorators.http import require_http_methods

from fourfold import clock
from fourfold.accounts.sessions import sign_in, sign_out
from fourfold.audit.requests import Request
from fourfold.demo import entering, keeping
from fourfold.ui.frame import Frame, Link, direction

STORY = (
    (
        "fr",
        later("Farida is worried"),
        later("It begins when Yusuf’s mum tells school what she sees. He talks at home in Dari. At school he is silent."),
    ),
    (
        "pr",
        later("The school decides, and tells her"),
        later("Mrs Raman, the SENCO, decides on SEN support. The letter goes the same day."),
    ),
    ("ao", later("His teacher agrees a plan"), later("Miss Okonkwo writes what everyone hopes for, the help, and the day to look again.")),
    ("dw", later("He gets the help"), later("Mr Whitlock gives Story talk three times a week. Two taps write it down.")),
    ("fr", later("His mum reads how it goes"), later("17 of 19 times so far. She sees what changed, and when everyone meets.")),
)
"""Yusuf's story: as whom to look, what happens, and what it means. Nobody's record is opened by reading it."""


@login_not_required
@require_http_methods(["GET", "POST"])
def front(request: Request) -> HttpResponse:
    """Nine people to press. There is no password, because there is nobody real behind it."""
    if not keeping.is_demo():
        response = render(request, "demo/soon.html", status=503)
        response.headers["Retry-After"] = "60"
        return response
    if request.method == "POST":
        account = entering.account_behind(request.POST.get("as", ""))
        if account is None:
            return redirect("demo:front")
        sign_in(request, account, method="demo", second_factor=True)
        return redirect("home")
    return render(request, "demo/front.html", around(request) | {"at_school": keeping.AT_SCHOOL, "at_home": keeping.AT_HOME})


@login_not_required
@require_http_methods(["GET"])
def story(request: Request) -> HttpResponse:
    """Yusuf's story in five steps, each with somebody to look as."""
    steps = [(keeping.DOORS[code], title, says) for code, title, says in STORY]
    return render(request, "demo/story.html", around(request) | {"steps": steps})


@login_not_required
@require_http_methods(["GET", "POST"])
def again(request: Request) -> HttpResponse:
    """Put everything back as it was, after asking once more."""
    if not keeping.is_demo():
        raise Http404
    if request.method == "POST":
        sign_out(request)
        keeping.restart()
        return redirect(f"{reverse('demo:front')}?again")
    return render(request, "demo/again.html", around(request))


def around(request: Request) -> dict[str, Any]:
    """What surrounds these pages: the school's name, and the links at the foot, for whoever looks."""
    lang = get_language() or "en-gb"
    foot = (
        Link(_("What the law says about SEN support"), reverse("public:law", kwargs={"language": "en"})),
        Link(_("Accessibility"), reverse("public:accessibility")),
        Link(_("Start the demo again"), reverse("demo:again")),
    )
    bare = Frame(school_name=keeping.SCHOOL["name"], lang=lang, dir=direction(lang), demo=True, foot=foot)
    return {"surround": bare, "today": clock.today(), "school": keeping.SCHOOL["name"], "was_restarted": "again" in request.GET}
