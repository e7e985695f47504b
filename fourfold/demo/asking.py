"""Who has asked the authority for an EHC needs assessment: one request with its clock running, one that waits for the head, and one that a
mother made herself, of which nobody at school knows."""

from datetime import date

from fourfold.demo.histories import Histories
from fourfold.ehc import actions, queries
from fourfold.ehc.actions.own import Answers, Days
from fourfold.ehc.actions.school import Told
from fourfold.ehc.kinds import Agrees, Happened, HowTold
from fourfold.ehc.knowing import whom
from fourfold.ehc.models import Bundle, SchoolRequest
from fourfold.pupils.models import Pupil
from fourfold.support.models import Review

HAS_NEEDS = "{child} still learns more slowly than others who began at the same place, after help that was given and reviewed. {why}"
NEEDS_PLAN = "What helps {child} most is more than we can give from what the school has: an adult beside {child} for part of each day."
HERS = Answers(
    needs="He wants to say a lot and the words do not come. He gets cross when people guess.",
    tried="Story talk at school three times a week. The picture cards. It helps, but slowly.",
    more="In September he goes up a year, and the words get harder.",
    hopes="That he can tell a friend what he did at the weekend.",
)
SENT, OPENED, RELEASED, RECEIVED, ENQUIRED, WAITS = 8, 17, 15, 13, 4, 1
"""How many school days ago."""


def write_requests(told: Histories) -> None:
    """The three of them."""
    running, waiting = _two(told)
    request = _bundle(told, running, days=OPENED).request
    site, head = told.site, told.actor(told.site.accounts["james_callaghan"])
    with site.on(_before(told, RELEASED), 11):
        actions.release_bundle(head, request.bundles.get())
    request.refresh_from_db()
    for kind, days in ((Happened.RECEIVED, RECEIVED), (Happened.ENQUIRY, ENQUIRED)):
        with site.on(_before(told, days), 12):
            actions.record_day(told.senco, request, key=f"demo-ehc-{kind}", kind=kind, on=_before(told, days))
    _bundle(told, waiting, days=WAITS)
    _her_own(told)


def _two(told: Histories) -> list[Pupil]:
    """Two children whose help was reviewed and whose parents can be told; Yusuf is spoken for by his mother."""
    reviewed = set(Review.objects.filter(finished_at__isnull=False).values_list("pupil", flat=True))
    keys = sorted(key for key, pupil in told.site.pupils.items() if pupil.pk in reviewed and key != "yusuf")
    found = [told.site.pupils[key] for key in keys if whom(told.site.pupils[key], today=told.today)[0]]
    return found[:2]


def _bundle(told: Histories, pupil: Pupil, *, days: int) -> Bundle:
    """Opened, the family told, and the bundle made, on one day."""
    day = _before(told, days)
    with told.site.on(day, 10):
        request: SchoolRequest = actions.open_request(told.senco, pupil, key=f"demo-ehc-{pupil.code}")
        child = pupil.forename
        last = Review.objects.filter(pupil=pupil, finished_at__isnull=False).order_by("-pk").first()
        words = {"has_needs": HAS_NEEDS.format(child=child, why=last.reason if last else ""), "needs_plan": NEEDS_PLAN.format(child=child)}
        actions.answer_test(told.senco, request, edition=request.edition, **words)
        for reader in whom(pupil, today=day)[0]:
            actions.tell_of_request(told.senco, request, reader=reader.fact.key, told=Told(day, HowTold.TALK, Agrees.YES))
        return actions.make_bundle(told.senco, request)


def _her_own(told: Histories) -> None:
    """Yusuf's mother asks by herself. Whoever comes in by her door reads it; nobody at school does."""
    site, yusuf = told.site, told.site.pupils["yusuf"]
    farida = told.actor(site.parent("yusuf", "Farida Rahmani").account)
    with site.on(_before(told, SENT), 21):
        row = actions.write_own_request(farida, queries.own_request_to_write(farida, yusuf), key="demo-own-request", answers=HERS)
        actions.mark_days(farida, row, days=Days(sent_on=_before(told, SENT)))


def _before(told: Histories, days: int) -> date:
    return told.days.add_school_days(told.today, -days).day
