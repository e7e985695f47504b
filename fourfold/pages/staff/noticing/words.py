"""Progress in sentences: what each sign says, with the numbers that made it so."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from fourfold.code_of_practice.identification import Prompt, Sign, Told
from fourfold.code_of_practice.prompting import Answer, Circumstance, Considered, Stands
from fourfold.noticing.queries import MeasureRead, PromptRead
from fourfold.pages.results.amounts import amount, gained
from fourfold.ui.words import listing, relative_day


@dataclass(frozen=True)
class SignInWords:
    """One of the four signs: yes, no or cannot tell, what it is called, and the numbers."""

    told: Told
    name: str
    says: str


def sentence_of(name: str, one: MeasureRead | None) -> str:
    """The page's first sentence."""
    if one is None:
        return _("No results of %(name)s are written down yet") % {"name": name}
    details = {"name": name, "measure": one.measure.name}
    if not one.is_told:
        return _("We cannot tell yet how %(name)s is getting on in %(measure)s") % details
    if one.signs == 0:
        return _("%(name)s is making progress as expected in %(measure)s") % details
    if one.now[Sign.SLOWER_THAN_PEERS] is Told.YES:
        return _("%(name)s is making less progress in %(measure)s than classmates") % details
    if one.now[Sign.GAP_WIDENING] is Told.YES:
        return _("%(name)s is falling further behind in %(measure)s") % details
    if one.now[Sign.GAP_NOT_CLOSING] is Told.YES:
        return _("%(name)s is behind in %(measure)s and is not catching up") % details
    return _("%(name)s is moving more slowly in %(measure)s than before") % details


def of_four(one: MeasureRead) -> str:
    """ "3 of the 4 signs are there."."""
    number = sum(told is Told.CANNOT_TELL for told in one.now.values())
    if number == len(Sign):
        return _("Nothing can be told yet.")
    says = ngettext("%(n)s of the 4 signs is there.", "%(n)s of the 4 signs are there.", one.signs) % {"n": one.signs}
    if number:
        says += " " + ngettext("%(n)s cannot be told.", "%(n)s cannot be told.", number) % {"n": number}
    return says


def four_signs(name: str, one: MeasureRead) -> list[SignInWords]:
    """Each sign with its numbers, in the Code's order (6.17)."""
    return [
        SignInWords(one.now[Sign.SLOWER_THAN_PEERS], _("Much slower than pupils who started at the same place"), _peers(name, one)),
        SignInWords(one.now[Sign.SLOWER_THAN_BEFORE], _("Slower than before"), _before(one)),
        SignInWords(one.now[Sign.GAP_NOT_CLOSING], _("Not closing the gap"), _closing(name, one)),
        SignInWords(one.now[Sign.GAP_WIDENING], _("The gap is getting wider"), _widening(one)),
    ]


def _peers(name: str, one: MeasureRead) -> str:
    own, peers = one.numbers.get("gain"), one.numbers.get("peers", 0)
    if own is None:
        return _no_points(name)
    first = _("In a year %(name)s %(gained)s.") % {"name": name, "gained": gained(one, own)}
    if one.now[Sign.SLOWER_THAN_PEERS] is Told.CANNOT_TELL or "peer_mean" not in one.numbers:
        return first + " " + _("Too few pupils started at the same place to compare.")
    words = _("The %(n)s pupils who started at the same place %(gained)s.")
    return first + " " + words % {"n": int(peers), "gained": gained(one, one.numbers["peer_mean"])}


def _before(one: MeasureRead) -> str:
    now, before = one.numbers.get("rate"), one.numbers.get("rate_before")
    if now is None or before is None or one.now[Sign.SLOWER_THAN_BEFORE] is Told.CANNOT_TELL:
        return _("It takes results of three years, a year apart.")
    words = _("%(now)s this year, %(before)s the year before.")
    return words % {"now": signed(one, now), "before": signed(one, before)}


def signed(one: MeasureRead, number: float) -> str:
    """An amount with its sign where it is a loss."""
    return f"−{amount(one, number)}" if number < 0 and not amount(one, number).startswith("0 ") else amount(one, number)


def _closing(name: str, one: MeasureRead) -> str:
    before, now = one.numbers.get("gap_before"), one.numbers.get("gap")
    if before is None or now is None or one.now[Sign.GAP_NOT_CLOSING] is Told.CANNOT_TELL:
        return _no_points(name)
    if before <= 0:
        return _("A year ago %(name)s was not behind the middle of the year.") % {"name": name}
    words = _("A year ago %(name)s was %(before)s behind the middle of the year. Now it is %(now)s.")
    return words % {"name": name, "before": amount(one, before), "now": amount(one, max(now, 0))}


def _widening(one: MeasureRead) -> str:
    before, now = one.numbers.get("gap_before"), one.numbers.get("gap")
    if before is None or now is None or one.now[Sign.GAP_WIDENING] is Told.CANNOT_TELL:
        return _("There are not enough results to tell.")
    if now <= 0:
        return _("There is no gap to the middle of the year.")
    return _("From %(before)s to %(now)s.") % {"before": amount(one, max(before, 0)), "now": amount(one, now)}


def _no_points(name: str) -> str:
    return _("It takes a result now, a result of %(name)s a year ago, and ten pupils to compare with.") % {"name": name}


WHY = {
    Prompt.WIDE: gettext_lazy("two signs or more in several measures"),
    Prompt.DEEP: gettext_lazy("three signs or more in one measure, and two before"),
    Prompt.ONLY_ONE: gettext_lazy("two signs or more, now and at the round before"),
}
ANSWERS = {
    Answer.TALK: gettext_lazy("Talk to the family, and look closer"),
    Answer.TEACH: gettext_lazy("Teach to the gap, and look again on a date"),
    Answer.NO_MORE: gettext_lazy("No more for now"),
}
THOUGHTS = {
    Considered.MAY_EXPLAIN: gettext_lazy("It may explain some of it"),
    Considered.DOES_NOT: gettext_lazy("It does not explain it"),
    Considered.NOT_RELEVANT: gettext_lazy("Not relevant"),
}
CIRCUMSTANCES = {
    Circumstance.ATTENDANCE: gettext_lazy("Attendance"),
    Circumstance.ENGLISH: gettext_lazy("English as an additional language"),
    Circumstance.NEW_HERE: gettext_lazy("New to the school"),
    Circumstance.YOUNGEST: gettext_lazy("Born in the summer"),
    Circumstance.SENSES: gettext_lazy("Sight and hearing"),
    Circumstance.TEACHER_KNOWS: gettext_lazy("What the teacher knows"),
}


def why_in_words(prompt: PromptRead) -> str:
    """Why somebody is asked: "Autumn 2026 showed two signs or more in several measures: Reading age and Maths."."""
    words = _("%(round)s showed %(why)s: %(measures)s.")
    return words % {"round": prompt.round_name, "why": listing(WHY[one] for one in prompt.why), "measures": listing(prompt.measures)}


def stands_in_words(prompt: PromptRead, *, today: date) -> str:
    """Where a prompt stands."""
    last = prompt.last
    if prompt.stands is Stands.WITHDRAWN:
        return _("Withdrawn: the results were corrected, and the signs are gone.")
    if last is None:
        return _("Waits for an answer.")
    day = relative_day(last.look_again_on, today=today) if last.look_again_on else ""
    return {
        Stands.BACK: _("The day to look again has come: %(day)s.") % {"day": day},
        Stands.TEACHING: _("Taught to the gap. Look again %(day)s.") % {"day": day},
        Stands.TALKING: _("Talking to the family, and looking closer."),
        Stands.TALKED: _("Talked about with the family: the concern has its answer."),
    }.get(prompt.stands, _("No more for now."))
