"""What Today or the desk puts before somebody opens for that person: no task leads to a page that refuses them."""

from datetime import timedelta

from fourfold import clock
from fourfold.code_of_practice.consulting import Item
from fourfold.concerns.actions import raise_concern
from fourfold.ehc.kinds import Happened
from fourfold.meetings.actions import answer_invitation, ask_to_talk
from fourfold.meetings.kinds import Reply, WithWhom
from fourfold.meetings.links import visitor_of
from fourfold.oversight.today import tasks_of
from fourfold.oversight.today_tasks import Kind
from fourfold.pages.staff.today_words import in_words
from tests.cast import TODAY, Cast, at
from tests.ehc.school_story import happened, released
from tests.meetings.asked import booked, invitation
from tests.meetings.held import meeting
from tests.signed_in import client_of
from tests.specialists.asked import advised, drafted, sent
from tests.support import history

STAFF = ("amina", "helen", "tom", "tess")
WAITS = {
    *(Kind.ANSWER, Kind.TALK, Kind.TELL, Kind.REPLIED, Kind.MEET, Kind.WRITE_UP, Kind.GIVE, Kind.AGREED, Kind.TALK_OVER, Kind.CHASE),
    *(Kind.EXPERT_WROTE, Kind.EHC_DAY, Kind.REVIEW, Kind.PREPARE, Kind.READ, Kind.LOG),
}


def much_waits(cast: Cast) -> None:
    raise_concern(cast.tom, cast.leo, words="He guesses words.")
    ask_to_talk(cast.grace, cast.leo, key="t" * 32, with_whom=WithWhom.HEAD, words="The help has stopped.")
    answer_invitation(visitor_of(row := invitation(booked(cast, asked=True), cast)), row, reply=Reply.PHONE)
    meeting(cast)
    drafted(cast, pupil="max")
    advised(cast)
    sent(cast, wanted=(Item.PLAN,))
    happened(cast, released(cast), Happened.RECEIVED, TODAY)


def shut_to(cast: Cast, met: set[Kind], *, on: tuple[int, ...]) -> list[str]:
    """The pages to which somebody is led, so many days from now, and which refuse them."""
    shut: dict[tuple[str, str], bool] = {}
    for days in on:
        with clock.set_to(at(TODAY + timedelta(days=days))):
            for name in STAFF:
                client = client_of(cast.account(name))
                for task in tasks_of(cast.actor(name), cast.larkfield, today=clock.today()):
                    met.add(task.kind)
                    if (way := (name, in_words(task).href)) not in shut:
                        shut[way] = client.get(way[1]).status_code != 200
    return [f"{name}: {href}" for (name, href), is_shut in shut.items() if is_shut]


def test_each_thing_that_waits_opens_for_whoever_it_waits_for(cast: Cast) -> None:
    """Tom teaches Leo and stands on no plan of his at first; then he is responsible for one, and Tess gives its help."""
    met: set[Kind] = set()
    much_waits(cast)
    assert shut_to(cast, met, on=(0, 14, 57)) == []
    history.reviewing_of(cast, history.started(cast))
    assert shut_to(cast, met, on=(0,)) == []
    assert met >= WAITS
