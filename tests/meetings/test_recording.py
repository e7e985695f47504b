"""The record of a meeting: a draft, then the parents', and after that put right without losing what it said (6.71)."""

from datetime import date

import pytest

from fourfold.access.decide import Denied
from fourfold.code_of_practice.meeting import MeetingKind, PupilsPart, Whose
from fourfold.meetings import actions
from fourfold.meetings.actions import hold_meeting
from fourfold.meetings.kinds import Given
from fourfold.meetings.people import TakesOn
from fourfold.meetings.queries import family_meetings, meetings_of, visible_to
from fourfold.notifications.models import Delivery, Notice
from fourfold.pupils.refusals import ChangedMeanwhile, Incomplete, Refused
from tests.cast import TODAY, Cast
from tests.meetings.asked import booked
from tests.meetings.held import MET, meeting


def test_the_record_goes_to_the_parents_as_a_letter_and_to_nobody_kept_out(cast: Cast) -> None:
    actions.give_record(cast.tom, meeting(cast), how=Given.LETTER, today=TODAY)
    assert {one.name for one in Delivery.objects.all()} == {"Grace Obi", "Kim Lane"}
    assert "Shorter homework." in str(Notice.objects.get().letter)


def test_the_letter_says_who_does_what_by_when_and_when_we_meet_again(cast: Cast) -> None:
    """6.65: the three who take something on."""
    takes_on = [TakesOn(whose, f"Read with the {whose}", f"Who of {whose}", MET) for whose in Whose]
    actions.give_record(cast.tom, meeting(cast, takes_on=takes_on, next_on=date(2027, 3, 4)), how=Given.LETTER, today=TODAY)
    letter = str(Notice.objects.get().letter)
    for whose in Whose:
        assert f"Read with the {whose}" in letter
        assert f"Who of {whose}, Thursday 19 November" in letter
    assert "Thursday 4 March" in letter


def test_an_early_discussion_is_kept_under_its_four_headings_and_given_with_a_date_and_sendiass_named(cast: Cast) -> None:
    """A10: strengths and difficulties, concerns, outcomes, next steps; a copy to the parent, dated; SENDIASS on it (6.39)."""
    row = meeting(
        cast, kind=MeetingKind.EARLY_DISCUSSION, strengths_and_difficulties="Leo loves stories.", outcomes="To read a page alone."
    )
    actions.give_record(cast.tom, row, how=Given.LETTER, today=TODAY)
    said = ("Leo loves stories.", "He cries at homework.", "To read a page alone.", "Shorter homework.")
    (found,) = meetings_of(cast.amina, cast.leo)
    assert tuple(words for _heading, words in found.parts) == said
    assert found.given_on == TODAY
    hers = str(Delivery.objects.get(name="Grace Obi").letter)
    for words in (*said, "24 November", "Northshire SENDIASS"):
        assert words in hers


def test_what_one_parent_said_is_read_by_those_who_were_there_alone(cast: Cast) -> None:
    actions.give_record(cast.tom, meeting(cast), how=Given.LETTER, today=TODAY)
    letters = {one.name: str(one.letter) for one in Delivery.objects.all()}
    assert "He cries at homework." in letters["Grace Obi"]
    assert "He cries at homework." not in letters["Kim Lane"]
    assert "He cries at homework." in str(family_meetings(cast.grace, cast.leo))
    assert "He cries at homework." not in str(family_meetings(cast.kim, cast.leo))
    assert family_meetings(cast.rob, cast.leo) == []


def test_giving_it_twice_tells_once(cast: Cast) -> None:
    for _ in range(2):
        actions.give_record(cast.tom, meeting(cast), how=Given.LETTER, today=TODAY)
    assert Notice.objects.count() == 1


def test_two_who_write_one_record_see_both_texts(cast: Cast) -> None:
    row = meeting(cast)
    actions.write_record(cast.tom, row, edition=1, next_steps="No homework.")
    with pytest.raises(ChangedMeanwhile) as found:
        actions.write_record(cast.amina, row, edition=1, next_steps="Half the homework.")
    assert (found.value.theirs, found.value.yours) == ({"next_steps": "No homework."}, {"next_steps": "Half the homework."})


def test_a_record_that_was_given_is_put_right_with_a_reason_and_the_old_words_stay_with_their_author(cast: Cast) -> None:
    """B6: history edited after it was given is a new version; the old one and its author are kept, and the family gets the new one."""
    row = meeting(cast)
    actions.give_record(cast.tom, row, how=Given.LETTER, today=TODAY)
    with pytest.raises(Denied):
        actions.write_record(cast.tom, row, edition=1, next_steps="No homework.")
    with pytest.raises(Incomplete):
        actions.correct_record(cast.amina, row, edition=1, because=" ", next_steps="No homework.")
    actions.correct_record(cast.amina, row, edition=1, because="We agreed none.", next_steps="No homework.")
    (found,) = meetings_of(cast.amina, cast.leo)
    (before,) = found.earlier
    assert dict(found.parts)["What we do next"] == "No homework."
    assert (before["words"]["next_steps"], before["by"], before["changed_by"]) == ("Shorter homework.", "Mr Hardy", "Amina Begum")
    assert Notice.objects.count() == 2


def test_a_teacher_of_the_child_reads_it_once_it_is_shared_with_staff(cast: Cast) -> None:
    """6.71; the class's teacher reads what the SENCO noted only from then on."""
    row = hold_meeting(cast.amina, cast.leo, key="s", kind=MeetingKind.OTHER, held_on=MET, pupils_part=PupilsPart.ALL)
    assert not visible_to(cast.tom).exists()
    actions.share_record(cast.amina, row, today=TODAY)
    assert visible_to(cast.tom).exists()


def test_only_who_wrote_it_or_leads_gives_it(cast: Cast) -> None:
    row = meeting(cast, led_by="")
    with pytest.raises(Denied):
        actions.give_record(cast.sal, row, how=Given.HAND, today=TODAY)
    actions.give_record(cast.helen, row, how=Given.HAND, today=TODAY)
    row.refresh_from_db()
    assert row.given_how == "hand"
    assert not Notice.objects.exists()  # what was given by hand is not sent again


def test_of_a_meeting_that_is_still_to_come_there_is_no_record_to_give_or_share(cast: Cast) -> None:
    row = booked(cast)
    with pytest.raises(Refused, match="still to come"):
        actions.give_record(cast.amina, row, how=Given.HAND, today=TODAY)
    with pytest.raises(Refused, match="still to come"):
        actions.share_record(cast.amina, row, today=TODAY)
