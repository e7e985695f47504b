"""Mails to and about somebody without an account. None says anything of a child: nobody may learn here that a pupil exists."""

from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from fourfold.access.roles import Role
from fourfold.audit.action import consequence
from fourfold.concerns.models import Concern, UnlinkedConcern
from fourfold.notifications.school_people import holder
from fourfold.outbox.post import post
from fourfold.ui.words import day_in_words


@consequence
def acknowledge(unlinked: UnlinkedConcern) -> None:
    """Say at once that it has come in, its number, and by when there is an answer."""
    with override(unlinked.language):
        day = day_in_words(unlinked.answer_due, language=unlinked.language)
        lines = [
            _("Thank you. We have your message. Your number for this is %(number)s.") % {"number": unlinked.spoken_reference},
            _("We will write back by %(day)s.") % {"day": day},
            _("Is a child in danger? Do not wait for us. Call 999 now."),
        ]
        _write(unlinked, "thanks", _("%(school)s has your message") % {"school": unlinked.school.name}, lines)


@consequence
def ask_to_ring(unlinked: UnlinkedConcern) -> None:
    """Ask them to come in or ring: the school has to know first who it is talking to."""
    with override(unlinked.language):
        lines = [
            _("You wrote to us. Your number for this is %(number)s.") % {"number": unlinked.spoken_reference},
            _("Before we can say more, we need to talk with you. Please call the school office, or come in."),
            *([_("Our number is %(phone)s.") % {"phone": unlinked.school.phone}] if unlinked.school.phone else []),
        ]
        _write(unlinked, "ring", _("%(school)s has an answer for you") % {"school": unlinked.school.name}, lines)


@consequence
def ask_to_come_in(concern: Concern) -> None:
    """Where a concern that came without an account is answered and no parent is known for it: its writer is asked in."""
    unlinked = UnlinkedConcern.objects.filter(concern=concern).select_related("school").first()
    if unlinked is not None and concern.on_behalf_of_id is None:
        ask_to_ring(unlinked)


@consequence
def tell_the_school(unlinked: UnlinkedConcern, *, today: date) -> None:
    """Tell the SENCO that somebody waits; the head where there is no SENCO."""
    reader = holder(unlinked.school, Role.SENCO, today) or holder(unlinked.school, Role.HEAD, today)
    if reader is not None:
        post(
            to=reader.email,
            subject=f"Somebody waits for an answer at {unlinked.school.name}"[:200],
            body=f"Sign in to read it:\n{settings.ORIGIN}/concerns\n",
            purpose="concern",
            key=f"unlinked/{unlinked.pk}/{reader.pk}",
            about=f"account:{reader.code}",
        )


def _write(unlinked: UnlinkedConcern, what: str, subject: str, lines: list[str]) -> None:
    post(
        to=unlinked.by_email,
        subject=subject[:200],
        body="\n\n".join([*lines, unlinked.school.name]) + "\n",
        purpose="concern",
        key=f"unlinked/{unlinked.pk}/{what}",
        about=f"school:{unlinked.school.code}",
        language=unlinked.language,
    )
