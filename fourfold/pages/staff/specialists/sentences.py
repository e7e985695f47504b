"""Where a referral stands, in the sentence at the top of its page and in the lines of its tracker."""

from datetime import date

from django.utils.translation import gettext as _

from fourfold.code_of_practice.consulting import Stage
from fourfold.specialists.queries import ReferralRead
from fourfold.ui.words import count_of, day_in_words, possessive


def sentence_of(found: ReferralRead) -> str:
    """As "Leo's family agrees: the question can go"."""
    said = {"name": found.forename, "whose": possessive(found.forename), "whom": found.asks}
    by_stage = {
        Stage.TALK: _("Talk with %(whose)s family before anybody is asked"),
        Stage.WITH_FAMILY: _("%(whose)s family has not said yes yet"),
        Stage.READY: _("%(whose)s family agrees: the question can go"),
        Stage.SENT: _("%(whom)s has the question about %(name)s"),
        Stage.SEEN: _("%(whom)s has seen %(name)s. The advice is not in yet"),
        Stage.ADVICE_IN: _("The advice about %(name)s has come"),
        Stage.STOPPED: _("Nothing about %(name)s is shared with %(whom)s"),
    }
    return by_stage[found.stage] % said


def tracker(found: ReferralRead, *, today: date) -> list[tuple[str, bool]]:
    """Talked, agreed, asked, seen, advice in: each with its day, or still to come."""

    def line(done: str, still: str, day: date | None) -> tuple[str, bool]:
        return (done % {"day": day_in_words(day, today=today, weekday=False)}, True) if day else (still, False)

    agrees = found.sent_on is not None or found.stage is Stage.READY
    if found.stopped_on:
        past = [
            (_("Talked with the family, %(day)s"), found.talked_on),
            (_("Asked, %(day)s"), found.sent_on),
            (_("Seen, %(day)s"), found.seen_on),
        ]
        return [line(says, "", day) for says, day in [*past, (_("Stopped, %(day)s"), found.stopped_on)] if day]
    return [
        line(_("Talked with the family, %(day)s"), _("Talk with the family"), found.talked_on),
        (_("The family agrees"), agrees),
        line(_("Asked, %(day)s"), _("Asked"), found.sent_on),
        line(_("Seen, %(day)s"), _("Seen"), found.seen_on),
        line(_("Advice in, %(day)s"), _("Advice in"), found.advice_on),
    ]


def waited(found: ReferralRead) -> str:
    """How long it has been, or was."""
    if found.days_waited is None:
        return ""
    days = count_of(found.days_waited, "day")
    return _("Came after %(days)s.") % {"days": days} if found.advice_on else _("%(days)s so far.") % {"days": days}
