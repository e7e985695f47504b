"""Amina prepares the school's request for Leo: what the tests of it begin with."""

from datetime import date

from fourfold.ehc import actions
from fourfold.ehc.actions.school import Told
from fourfold.ehc.kinds import Agrees, Happened, HowTold
from fourfold.ehc.models import Bundle, SchoolRequest
from tests.cast import TODAY, Cast

WHY = {"has_needs": "Leo’s words are two years behind.", "needs_plan": "What we give is not enough."}


def opened(cast: Cast, pupil: str = "leo") -> SchoolRequest:
    """The request with its two answers."""
    row = actions.open_request(cast.amina, cast.pupils[pupil], key=f"{pupil:x<32}")
    actions.answer_test(cast.amina, row, edition=1, **WHY)
    return row


def known(cast: Cast, pupil: str = "leo") -> SchoolRequest:
    """Everybody whom the law names knows of it."""
    row = opened(cast, pupil)
    readers = {"leo": ("grace", "kim"), "zoe": ()}[pupil]
    for name in readers:
        tell(cast, row, f"parent:{cast.parents[name].pk}")
    if pupil == "zoe":
        tell(cast, row, "pupil")
    return row


def tell(cast: Cast, row: SchoolRequest, reader: str) -> None:
    actions.tell_of_request(cast.amina, row, reader=reader, told=Told(TODAY, HowTold.TALK, Agrees.YES))


def made(cast: Cast) -> Bundle:
    """The bundle, waiting for the head."""
    return actions.make_bundle(cast.amina, known(cast))


def released(cast: Cast) -> SchoolRequest:
    """Released by the head."""
    bundle = made(cast)
    actions.release_bundle(cast.helen, bundle)
    request: SchoolRequest = SchoolRequest.objects.get(pk=bundle.request_id)
    return request


def happened(cast: Cast, row: SchoolRequest, kind: Happened, on: date) -> None:
    actions.record_day(cast.amina, row, key=f"{kind.value:x<32}", kind=kind, on=on)
