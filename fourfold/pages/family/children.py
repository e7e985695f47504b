"""The children of the person who asks: their first page. One child alone needs no list."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from fourfold.access.roles import Side
from fourfold.audit import ledger
from fourfold.audit.requests import Request
from fourfold.pupils.queries import visible_to


def home(request: Request) -> HttpResponse:
    """Each child, or straight to the only one."""
    children = list(visible_to(request.actor, side=Side.FAMILY).exclude(account=request.actor.account).order_by("born", "pk"))
    if len(children) == 1:
        return redirect("family:plan", children[0].code)
    ledger.looked(request.actor, "children", school=children[0].ledger_school if children else 0)
    return render(request, "family/children.html", {"children": [(child.code, child.forename) for child in children]})
