"""What is known of a child that may explain slow progress, each in a sentence (6.21-6.24)."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from fourfold.code_of_practice.prompting import Circumstance
from fourfold.code_of_practice.school_year import birthday
from fourfold.pupils.models import Circumstances, Enrolment, Pupil
from fourfold.pupils.ties import open_on
from fourfold.ui.words import day_in_words, listing

OFTEN_AWAY = 90
"""Below this share of sessions a pupil counts as persistently absent."""
SUMMER = (5, 6, 7, 8)
NEW_DAYS = 365
"""So long after their first day a pupil is new here."""


@dataclass(frozen=True)
class Circumstanced:
    """One thing that may explain it: a name, and what is known. `matters` where it may well explain what was seen."""

    name: str
    says: str
    matters: bool = False


def circumstances_of(pupil: Pupil, *, today: date) -> dict[Circumstance, Circumstanced]:
    """Each of them; what is not known is said to be so. Whoever asks may read the pupil's progress. Two queries."""
    row = Circumstances.objects.filter(pupil=pupil).first() or Circumstances(pupil=pupil)
    since = Enrolment.objects.filter(open_on(today), pupil=pupil).order_by("starts").values_list("starts", flat=True).first()
    return {
        Circumstance.ATTENDANCE: _attendance(row),
        Circumstance.ENGLISH: _english(row),
        Circumstance.NEW_HERE: _new_here(since, today),
        Circumstance.YOUNGEST: _youngest(pupil, today),
        Circumstance.SENSES: _senses(row, today),
        Circumstance.TEACHER_KNOWS: Circumstanced(
            _("What the teacher knows"), row.teacher_knows or _("Nothing is written down."), bool(row.teacher_knows)
        ),
    }


def _attendance(row: Circumstances) -> Circumstanced:
    name = _("Attendance this year")
    if row.attendance is None:
        return Circumstanced(name, _("Not known."), True)
    says = _("%(share)s%% of sessions.") % {"share": f"{row.attendance.normalize():f}"}
    return Circumstanced(name, says, row.attendance < OFTEN_AWAY)


def _english(row: Circumstances) -> Circumstanced:
    name = _("English as an additional language")
    if row.eal is None:
        return Circumstanced(name, _("Not known."), True)
    if not row.eal:
        return Circumstanced(name, _("No."))
    says = [_("Yes. Speaks %(language)s at home.") % {"language": row.first_language or _("another language")}]
    if row.arrived_in_england_on:
        says.append(_("In England since %(day)s.") % {"day": day_in_words(row.arrived_in_england_on, weekday=False, year=True)})
    return Circumstanced(name, " ".join(says), True)


def _new_here(since: date | None, today: date) -> Circumstanced:
    name = _("New to the school")
    if since is None or today - since > timedelta(days=NEW_DAYS):
        return Circumstanced(name, _("No."))
    return Circumstanced(name, _("Yes, since %(day)s.") % {"day": day_in_words(since, weekday=False, year=True)}, True)


def _youngest(pupil: Pupil, today: date) -> Circumstanced:
    name = _("Born in the summer")
    if pupil.born.month not in SUMMER:
        return Circumstanced(name, _("No."))
    return Circumstanced(name, _("Yes: among the youngest in the year."), today < birthday(pupil.born, 11))


def _senses(row: Circumstances, today: date) -> Circumstanced:
    name = _("Sight and hearing check")
    checks = [
        f"{what} {day_in_words(day, weekday=False, year=True, today=today)}{f': {found}' if found else ''}"
        for what, day, found in (
            (_("Sight"), row.sight_checked_on, row.sight_found),
            (_("Hearing"), row.hearing_checked_on, row.hearing_found),
        )
        if day is not None
    ]
    return Circumstanced(name, f"{listing(checks)}." if checks else _("Not known."), len(checks) < 2)
