"""What helps each child of today's lesson, for somebody who covers: by a link of one day and a code, on one device, and nothing else."""

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from fourfold import clock
from fourfold.access.decide import Denied, OutOfReach
from fourfold.accounts import cover_links
from fourfold.accounts.throttle import Wait
from fourfold.audit.requests import Request
from fourfold.documents.serving import shown
from fourfold.support import actions, queries
from fourfold.support.refusals import Refused
from fourfold.ui.notices import tell


class CodeForm(forms.Form):
    """The code from the mail."""

    code = forms.CharField(
        label=gettext_lazy("Type the code"),
        help_text=gettext_lazy("8 numbers, from the email."),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
        error_messages={"required": gettext_lazy("Type the code from the email")},
    )


@login_not_required
@never_cache
def page(request: Request, token: str) -> HttpResponse:
    """The one address. Yesterday's link, one that was taken back, and one that belongs to another device are no page at all."""
    link = cover_links.live(token, today=clock.today())
    if link is None or (link.device_mark and not cover_links.is_open_here(request, link)):
        raise Http404
    try:
        return _children(request, token, link) if link.device_mark else _way_in(request, token, link)
    except Wait as wait:
        answer = render(request, "cover/wait.html", {"minutes": wait.minutes}, status=429)
        answer.headers["Retry-After"] = str(wait.minutes * 60)
        return answer


@login_not_required
@never_cache
def picture(request: Request, token: str, picture: str) -> HttpResponse:
    """The picture of one of the children, on the device and on the day on which the page opens."""
    link = cover_links.live(token, today=clock.today())
    if link is None or not cover_links.is_open_here(request, link):
        raise Http404
    drawn = queries.picture_for_cover(cover_links.actor_for(link), picture, today=clock.today())
    if drawn is None:
        raise Http404
    return shown(drawn)


def _way_in(request: Request, token: str, link: cover_links.Link) -> HttpResponse:
    """Mail programs open links to look at them: so a press sends the code, and the code opens the page."""
    sent = cover_links.CODE in request.session
    form = CodeForm(request.POST if request.method == "POST" and "code" in request.POST else None)
    if request.method == "POST" and "send" in request.POST:
        cover_links.send_code(request, link, now=clock.now())
        return redirect("cover:page", token)
    if form.is_valid():
        if cover_links.open_with(request, link, form.cleaned_data["code"], now=clock.now()):
            return redirect("cover:page", token)
        form.add_error("code", _("This code does not work. Look again, or ask for a new one."))
    return render(request, "cover/way_in.html", {"form": form, "sent": sent, "school": link.school.name})


def _children(request: Request, token: str, link: cover_links.Link) -> HttpResponse:
    """What helps each child, and "I have read this" for each."""
    actor, today = cover_links.actor_for(link), clock.today()
    if request.method == "POST":
        plan = queries.version_for_cover(actor, request.POST.get("version", ""), today=today)
        if plan is None:
            raise Http404
        try:
            actions.confirm_read(actor, plan)
        except Refused as reason:
            tell(request, str(reason), tone="late")
        except (Denied, OutOfReach):
            raise Http404 from None
        else:
            tell(request, _("Thank you. It is written down that you have read it."))
        return redirect("cover:page", token)
    children = queries.cover_page(actor, today=today)
    left = sum(bool(child.version) and not child.is_read for child in children)
    context = {
        "token": token,
        "children": children,
        "left": left,
        "first": actor.name.split()[0],
        "school": link.school.name,
        "today": today,
    }
    return render(request, "cover/children.html", context)
