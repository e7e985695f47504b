"""What is known of meetings, as plain facts to be counted: held, offered, declined (6.65)."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from django.db.models import Exists, OuterRef

from fourfold.code_of_practice.meeting_year import Seen
from fourfold.meetings.kinds import Part, Reply
from fourfold.meetings.models import Attendance, Invitation, Meeting


def seen_of(pupils: Collection[int], first: date, last: date) -> dict[int, list[Seen]]:
    """The meetings of each of these pupils from one day to another. Two queries, however many there are.

    One that was held without a parent is no meeting with parents; one that is called off is one only where the family was asked and
    declined it.
    """
    rows = Meeting._base_manager.filter(pupil__in=pupils, held_on__range=(first, last)) | Meeting._base_manager.filter(
        pupil__in=pupils, held_on__isnull=True, planned_for__range=(first, last)
    )
    came = Exists(Attendance._base_manager.filter(meeting=OuterRef("pk"), part=Part.PARENT, came=True))
    known = list(rows.values_list("pk", "pupil", "code", "held_on", "planned_for", "called_off_on", came))
    answers: dict[int, list[tuple[str, bool]]] = defaultdict(list)
    asked = Invitation._base_manager.filter(meeting__in=[one[0] for one in known])
    for meeting, answer, could_choose in asked.values_list("meeting", "answer", "could_choose"):
        answers[meeting].append((answer, could_choose))
    found: dict[int, list[Seen]] = defaultdict(list)
    for pk, pupil, code, held_on, planned_for, called_off_on, parent_came in known:
        said, day = answers[pk], held_on or planned_for
        if day is None:
            continue
        declined = bool(said) and all(answer == Reply.CANNOT for answer, _ in said)
        if (held_on is not None and not parent_came) or (called_off_on is not None and not declined):
            continue
        found[pupil].append(
            Seen(
                day,
                held=held_on is not None,
                offered=bool(said),
                waiting=bool(said) and all(answer == "" for answer, _ in said),
                declined=declined,
                alternatives=all(could_choose for _, could_choose in said),
                code=code,
            )
        )
    return found
