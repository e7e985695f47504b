"""Pupils who may need support: signs, and what teachers and families say, in one list."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fourfold import clock
from fourfold.audit import ledger
from fourfold.audit.requests import Request
from fourfold.noticing.queries import last_look
from fourfold.oversight.may_need import MayNeed, may_need_support
from fourfold.pages.staff.noticing.words import stands_in_words, why_in_words
from fourfold.pages.staff.reach import school_here


def may_need(request: Request) -> HttpResponse:
    """Who waits for somebody to look, and where the others stand: of the pupils whom this person may see."""
    school, today = school_here(request), clock.today()
    ledger.looked(request.actor, "may need support", school=school.pk)
    queue = may_need_support(request.actor, school, today=today)
    number = len(queue.asking)
    says = ngettext("%(n)s pupil may need support: look closer", "%(n)s pupils may need support: look closer", number) % {"n": number}

    def rows(part: list[MayNeed]) -> list[tuple[MayNeed, str, str]]:
        return [
            (one, why_in_words(one.prompt) if one.prompt else "", stands_in_words(one.prompt, today=today) if one.prompt else "")
            for one in part
        ]

    context = {
        "sentence": says if number else _("Nobody waits for a closer look"),
        "parts": [
            (title, about, rows(part))
            for title, about, part in (
                (_("Look closer"), "", queue.asking),
                (_("They have SEN support already"), _("Bring what the signs say to the review."), queue.supported),
                (_("Under way"), "", queue.under_way),
                (_("Done for now"), "", queue.put_by),
            )
            if part
        ],
        "look": last_look(request.actor, school),
        "today": today,
    }
    return render(request, "staff/noticing/may_need.html", context)
