"""What is shut on its own page must not be open on another."""

import pytest

from fourfold import clock
from fourfold.access.decide import OutOfReach, require
from fourfold.access.permissions import Permission
from fourfold.access.roles import Role, Side
from fourfold.accounts.models import Membership
from fourfold.audit import doors
from fourfold.code_of_practice.meeting import MeetingKind
from fourfold.concerns.actions import answer_concern, share_worry
from fourfold.concerns.kinds import Outcome
from fourfold.meetings.actions import hold_meeting
from fourfold.meetings.kinds import Part
from fourfold.meetings.models import Meeting
from fourfold.meetings.people import There
from fourfold.meetings.queries import visible_to
from fourfold.notifications.queries import letters_about
from tests.cast import MAKER, TODAY, Cast, member
from tests.signed_in import client_of

WORDS = "He cries at night since his father left."


@pytest.mark.parametrize(("name", "reads"), [("tess", False), ("tom", True), ("amina", True), ("helen", True)])
def test_a_parents_worry_is_in_no_letter_of_those_who_may_not_read_concerns(cast: Cast, name: str, reads: bool) -> None:
    worry = share_worry(cast.grace, cast.leo, words=WORDS)
    answer_concern(cast.amina, worry, words="We looked.", compared="His teacher sees it too.", outcome=Outcome.START_FINDING_OUT)
    codes = list(letters_about(cast.amina, cast.leo).values_list("code", flat=True))
    client, pupil = client_of(cast.account(name)), f"/pupils/{cast.leo.code}"
    pages = [f"{pupil}/story", f"{pupil}/letters", f"{pupil}/people", *(f"{pupil}/letters/{code}" for code in codes)]
    found = [WORDS in client.get(page).content.decode() for page in pages]
    assert any(found) is reads
    papers = [client.get(f"{pupil}/letters/{code}.pdf").status_code for code in codes]
    assert papers == [200 if reads else 404] * len(codes)


def test_what_a_teacher_wrote_stays_behind_when_they_go_to_another_school(cast: Cast) -> None:
    there = [There(Part.PARENT, cast.parents["grace"].code)]
    hold_meeting(cast.tom, cast.leo, key="k", kind=MeetingKind.EARLY_DISCUSSION, held_on=TODAY, there=there)
    assert visible_to(cast.tom).count() == 1
    with doors.opened(doors.Door("test.setup", MAKER)):
        Membership.objects.filter(account=cast.account("tom")).update(ended_at=clock.now())
    member(cast.account("tom"), cast.millbrook, Role.TEACHER)
    assert not visible_to(cast.tom).exists()
    with pytest.raises(OutOfReach):
        require(cast.tom, Permission.MEETING_VIEW, Meeting.objects.get().standing(cast.tom, Permission.MEETING_VIEW), side=Side.SCHOOL)
