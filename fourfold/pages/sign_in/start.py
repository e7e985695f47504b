"""The first page: an address, then a code for families, a password for staff, or the school's own account."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from fourfold import clock
from fourfold.accounts import codes, school_accounts, sessions
from fourfold.audit.requests import Request
from fourfold.pages.sign_in.answers import onwards, open_to_all, remember_next
from fourfold.pages.sign_in.forms import EmailForm

EMAIL, NUMBER = "sign_in_email", "sign_in_code"


@open_to_all
def start(request: Request) -> HttpResponse:
    """Ask for the address. Which button is pressed decides what follows, never who the address belongs to."""
    remember_next(request)
    if request.user.is_authenticated and not sessions.childs_turn(request):
        return onwards(request)
    form = EmailForm(request.POST or None, initial={"email": request.session.get(EMAIL, "")})
    if request.method == "POST" and form.is_valid():
        request.session[EMAIL] = form.cleaned_data["email"]
        if request.POST.get("way") == "password":
            # A code that was asked for belongs to the address that it was asked with.
            request.session.pop(NUMBER, None)
            return redirect("sign-in:password")
        request.session[NUMBER] = codes.ask(request, form.cleaned_data["email"], now=clock.now())
        return redirect("sign-in:code")
    context = {"form": form, "providers": school_accounts.providers(), "childs_turn": sessions.childs_turn(request)}
    return render(request, "sign_in/start.html", context)
