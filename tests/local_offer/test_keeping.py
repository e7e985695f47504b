"""A family's own short list of services: each keeps their own, and nobody else reads it."""

import pytest

from fourfold.access.decide import Denied, OutOfReach
from fourfold.audit.models import Event
from fourfold.local_offer import actions, queries
from fourfold.local_offer.actions import keeping
from fourfold.local_offer.models import KeptService, Service
from fourfold.local_offer.reading.feed import whole
from fourfold.pupils.refusals import Refused
from tests.cast import MAKER, TODAY, Cast, at
from tests.local_offer.feeds import third
from tests.signed_in import client_of


@pytest.fixture(autouse=True)
def directory(cast: Cast) -> None:
    """Two services on the list of Leo's school."""
    services = [third(1, name="Talk and play"), third(2, name="Chess club")]
    actions.bring_in(MAKER, cast.larkfield, read=whole(services, today=TODAY), now=at(TODAY, 4))


def service() -> Service:
    return Service.objects.get(name="Talk and play")


def keeps(cast: Cast, who: str, pupil: str = "leo") -> KeptService:
    actor = cast.actor(who)
    return actions.keep(actor, queries.to_keep(actor, cast.pupils[pupil], service()))


def names(cast: Cast, who: str, pupil: str = "leo") -> list[str]:
    return [one.name for one in queries.kept_by(cast.actor(who), cast.pupils[pupil])]


def test_one_parent_keeps_it_and_nobody_else_reads_it(cast: Cast) -> None:
    for _twice in range(2):
        keeps(cast, "grace")
    assert names(cast, "grace") == ["Talk and play"]
    for who in ("kim", "rob", "yan", "amina", "helen", "tom", "megan", "odile", "leo_himself", "stranger"):
        assert names(cast, who) == []
        assert queries.kept_row(cast.actor(who), cast.leo, service().code) is None


def test_the_ledger_names_no_child(cast: Cast) -> None:
    keeps(cast, "grace")
    event = Event.objects.get(verb="service.kept")
    assert (event.pupil, event.school) == (None, 0)


def test_it_is_let_go_by_whoever_kept_it_alone(cast: Cast) -> None:
    row = keeps(cast, "grace")
    for who in ("kim", "rob", "amina"):
        with pytest.raises((OutOfReach, Denied)):
            actions.let_go(cast.actor(who), row)
    actions.let_go(cast.grace, row)
    assert names(cast, "grace") == []


@pytest.mark.parametrize("who", ["rob", "yan", "amina", "megan", "odile", "leo_himself"])
def test_who_is_no_parent_or_carer_here_keeps_nothing(cast: Cast, who: str) -> None:
    with pytest.raises((OutOfReach, Denied)):
        keeps(cast, who)


def test_a_young_person_keeps_her_own(cast: Cast) -> None:
    keeps(cast, "zoe_herself", "zoe")
    assert (names(cast, "zoe_herself", "zoe"), names(cast, "yan", "zoe")) == (["Talk and play"], [])


def test_a_short_list_stays_short(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "MOST", 0)
    with pytest.raises(Refused, match="full"):
        keeps(cast, "grace")


def test_the_page_keeps_and_lets_go_and_comes_back_to_the_same_search(cast: Cast) -> None:
    grace, here = client_of(cast.account("grace")), f"/family/{cast.leo.code}/near-you"
    answer = grace.post(f"{here}/{service().code}/keep?words=play")
    assert answer.headers["Location"] == f"{here}?words=play"
    page = grace.get(answer.headers["Location"]).content.decode()
    assert "What you keep" in page
    assert "On your list" in page
    grace.post(f"{here}/{service().code}/let-go")
    assert "What you keep" not in grace.get(here).content.decode()
    assert client_of(cast.account("leo_himself")).post(f"{here}/{service().code}/keep").status_code == 404
