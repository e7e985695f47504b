"""Help and results in plain words, the same on every page and letter."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fourfold.code_of_practice.giving import Given, Happened, WhyNot
from fourfold.support.kinds import FEELING_NAMES, HAPPENED_NAMES, WHY_NOT_NAMES, Feeling
from fourfold.ui.words import minutes_in_words

EVERY_TWO_WEEKS = Decimal("0.5")


def how_often(times_a_week: Decimal | None, minutes: int | None) -> str:
    """As "20 minutes, 3 times a week"; "" where neither is known."""
    if not times_a_week:
        return minutes_in_words(minutes) if minutes else ""
    often = times_in_words(times_a_week)
    return _("%(minutes)s, %(often)s") % {"minutes": minutes_in_words(minutes), "often": often} if minutes else often


def times_in_words(times: Decimal) -> str:
    """As "once a week", "3 times a week", "every 2 weeks"."""
    if times == EVERY_TWO_WEEKS:
        return _("every 2 weeks")
    if times == 1:
        return _("once a week")
    if times == 2:
        return _("twice a week")
    whole = int(times)
    # Languages bend "times" by the number: one that is not whole bends as many do.
    said = ngettext("%(times)s time a week", "%(times)s times a week", whole if whole == times else 5)
    return said % {"times": whole if whole == times else f"{times.normalize():f}"}


def with_whom(deliverer: str, group_size: int) -> str:
    """As "In a group of 4, with Mr Whitlock", "With Mrs Doyle"; "" where nobody is named."""
    if group_size > 1:
        if deliverer:
            return _("In a group of %(size)s, with %(adult)s") % {"size": group_size, "adult": deliverer}
        return _("In a group of %(size)s") % {"size": group_size}
    return _("With %(adult)s") % {"adult": deliverer} if deliverer else ""


def help_in_words(times_a_week: Decimal | None, minutes: int | None, deliverer: str, group_size: int) -> str:
    """One line of help as a family reads it: "20 minutes, 3 times a week. In a group of 4, with Mr Whitlock." """
    parts = (how_often(times_a_week, minutes), with_whom(deliverer, group_size))
    return " ".join(_("%(words)s.") % {"words": part} for part in parts if part)


def given_in_words(found: Given) -> str:
    """As "It has happened 17 times out of 19. 2 missed: staff away."; "" before anything was due. What nobody wrote down is never a
    nought, and a child's own absence is said apart."""
    if not found.recorded:
        return _("Nothing has been written down yet.") if found.planned else ""
    if not found.planned and not found.missed:
        return ngettext("It has happened %(n)s time.", "It has happened %(n)s times.", found.happened) % {"n": found.happened}
    says = ngettext("It has happened %(n)s time out of %(due)s.", "It has happened %(n)s times out of %(due)s.", found.happened)
    parts = [says % {"n": found.happened, "due": found.due}]
    if found.missed:
        parts.append(_("%(n)s missed: %(why)s.") % {"n": found.missed, "why": ", ".join(why_missed(why) for why, number in found.reasons)})
    if found.unwritten:
        parts.append(_("Nothing is written yet for %(n)s.") % {"n": found.unwritten})
    if found.away:
        says = ngettext("Not counted: away from school %(n)s time.", "Not counted: away from school %(n)s times.", found.away)
        parts.append(says % {"n": found.away})
    return " ".join(parts)


def why_missed(why: WhyNot) -> str:
    """As a family reads it: "staff away"."""
    return {
        WhyNot.TRIP: _("a trip or event"),
        WhyNot.COVER: _("staff away"),
        WhyNot.ROOM: _("no room or no time"),
        WhyNot.OTHER: _("another reason"),
    }[why]


def lines_of(text: str) -> tuple[str, ...]:
    """What somebody wrote one a line."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def usual_name(what: str) -> str:
    """What help is called in a few words: the first sentence of what is done."""
    return what.partition(". ")[0].strip().rstrip(".")[:120]


def how_it_went(state: str, feeling: str, because: str) -> str:
    """One session as staff read it: "Well", "The child was away", "It did not happen: no room or no time"."""
    if because:
        return f"{HAPPENED_NAMES[Happened.NOT]}: {WHY_NOT_NAMES[WhyNot(because)].lower()}"
    return FEELING_NAMES[Feeling(feeling)] if feeling else HAPPENED_NAMES[Happened(state)]
