"""Rights asked for again at the moment a mail is sent, by the name the mail carries.

The outbox knows no pupil and calls nobody above; the rooms that know are named here, and the answer is handed down with the call.
"""

from collections.abc import Callable, Mapping

from fourfold.concerns import announcing
from fourfold.concerns.rechecks import may_still_hear_of_concern
from fourfold.meetings import reminding as meeting_reminders
from fourfold.messages import actions as messages
from fourfold.messages.rechecks import may_still_read_message
from fourfold.noticing import returning
from fourfold.notifications import telling
from fourfold.notifications.rechecks import may_still_have_letter
from fourfold.outbox.models import Mail
from fourfold.oversight import digest
from fourfold.specialists import announcing as specialists
from fourfold.support import asking_outside, reminding
from fourfold.support.rechecks import still_has_to_read

RECHECKS: Mapping[str, Callable[[Mail], bool]] = {
    telling.RECHECK: may_still_have_letter,
    announcing.RECHECK: may_still_hear_of_concern,
    messages.RECHECK: may_still_read_message,
    specialists.RECHECK: specialists.may_still_read_of_it,
    reminding.RECHECK: still_has_to_read,
    asking_outside.RECHECK: asking_outside.may_still_answer,
    meeting_reminders.RECHECK: meeting_reminders.may_still_be_reminded,
    digest.RECHECK: digest.still_works_here,
    returning.RECHECK: returning.may_still_look_again,
}


def may_still_send(mail: Mail, *, rechecks: Mapping[str, Callable[[Mail], bool]] = RECHECKS) -> bool:
    """Whether the right that this mail depends on still stands. Raises KeyError for a name that is not listed: unknown is never a yes."""
    return rechecks[mail.recheck](mail)
