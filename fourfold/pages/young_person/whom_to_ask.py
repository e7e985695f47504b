"""Who can help you, and what you may decide yourself: in plain words, with one's own dates."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.requests import Request
from fourfold.code_of_practice.families import account_offered_from, involve_directly, is_young_person, young_person_from
from fourfold.code_of_practice.school_year import age_on
from fourfold.documents.letters import Section
from fourfold.notifications.rights import rights_sections
from fourfold.notifications.school_people import people_of
from fourfold.notifications.sender import Sender
from fourfold.pages.young_person.sharing import own_record
from fourfold.pupils import queries
from fourfold.schools.offers import offers_at

COUNCIL = 4
"""Where asking the council stands among the ways of a letter: after teacher, head, complaint and free advice."""


def help_page(request: Request) -> HttpResponse:
    """Whom to talk to: teacher, SENCO, head, free advice, complaints, the council."""
    mine = queries.visible_to(request.actor, side=Side.FAMILY).filter(account=request.actor.account).first()
    if mine is None or request.actor.account is None:
        raise Http404
    opened = queries.open_record(request.actor, mine.code, page="my help", needs=Permission.IDENTITY_VIEW, side=Side.FAMILY)
    if opened is None:
        raise Http404
    pupil, today = opened.pupil, clock.today()
    sender = Sender(pupil, today)
    context = {
        "hello": pupil.forename,
        "code": pupil.code,
        "sections": _whom(sender),
        "people": sender.people,
        "speaks_for_themselves": involve_directly(pupil.born, today),
    }
    return render(request, "young_person/help.html", context)


def _whom(sender: Sender) -> list[Section]:
    """The rights of a letter, as one's own. Until the young-person date it is the parents, or the school, who ask the council (s.36(1))."""
    _heading, *ways = rights_sections(sender, to_pupil=True, language=get_language() or "en")
    if not is_young_person(sender.pupil.born, sender.today):
        says = _("This is called an EHC needs assessment. Your parents can ask for it. They do not need the school to agree.")
        ways[COUNCIL] = Section(ways[COUNCIL].heading, (says, _("The school can ask too.")))
    return ways


def rights(request: Request) -> HttpResponse:
    """What changes at 16, and what on the young-person date."""
    opened, today = own_record(request, "my rights"), clock.today()
    pupil = opened.pupil
    people = people_of(pupil, today=today)
    context = {
        "hello": pupil.forename,
        "age": age_on(pupil.born, today),
        "asked_from": account_offered_from(pupil.born),
        "yours_from": young_person_from(pupil.born),
        "is_yours": is_young_person(pupil.born, today),
        "people": people,
        "authority": offers_at(people.school, pupil.home_authority),
        "today": today,
    }
    return render(request, "young_person/rights.html", context)
