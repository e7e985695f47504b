"""What the rule noticed at the last closed round, and what became of it: something in every state."""

from datetime import timedelta

from fourfold.access.actor import machine
from fourfold.accounts.actors import actor_of
from fourfold.code_of_practice.prompting import Answer, Circumstance, Considered
from fourfold.demo.histories import Histories
from fourfold.noticing.actions import answer_prompt, look_over
from fourfold.noticing.models import Prompt
from fourfold.progress.models import Round
from fourfold.pupils.models import SenPeriod

TAUGHT = "Reads with an adult three times a week, and starts each piece of work with a plan on a card."
ANSWERED: tuple[tuple[Answer, str, int, int, dict[Circumstance, Considered]], ...] = (
    (Answer.TEACH, TAUGHT, 42, -2, {}),
    (Answer.TEACH, "A pair for every maths lesson, and number facts for five minutes a day.", 28, 40, {}),
    (
        Answer.NO_MORE,
        "Away for most of the spring with a broken leg, and catching up since. We look again when the next round closes.",
        28,
        0,
        {Circumstance.ATTENDANCE: Considered.MAY_EXPLAIN, Circumstance.TEACHER_KNOWS: Considered.MAY_EXPLAIN},
    ),
    (Answer.TALK, "Loses the thread of longer instructions, in every subject. I would like to talk with the family.", 3, 0, {}),
)
"""The answer, its words, how many days ago it was given, in how many to look again, and what may explain it."""
LEFT_WAITING = ("nia",)
"""Those whom the demo is about: somebody who looks round answers."""


def write_prompts(told: Histories) -> None:
    """The last closed round is looked over; of those without SEN support, some are answered."""
    site = told.site
    last = Round.objects.filter(school=site.school, closed_on__isnull=False).order_by("-day").first()
    if last is None or last.closed_on is None:
        return
    with site.on(last.closed_on, 17):
        look_over(machine(), last, today=last.closed_on)
    waiting = {site.pupils[key].pk for key in LEFT_WAITING}
    supported = SenPeriod.objects.filter(ends__isnull=True, status__in=["K", "E"]).values("pupil")
    open_to = Prompt.objects.filter(round=last).exclude(pupil__in=waiting).exclude(pupil__in=supported).select_related("pupil")
    senco = actor_of(site.accounts["priya_raman"], today=site.today, second_factor=True)
    for number, (prompt, (answer, words, ago, days, may_explain)) in enumerate(zip(open_to.order_by("pk"), ANSWERED, strict=False)):
        on = max(last.closed_on, site.today - timedelta(days=ago))
        with site.on(on, 12):
            answer_prompt(
                senco,
                prompt,
                key=f"{number:032x}",
                after=0,
                answer=answer,
                considered=dict.fromkeys(Circumstance, Considered.DOES_NOT) | may_explain,
                words=words,
                look_again_on=site.today + timedelta(days=days) if answer is Answer.TEACH else None,
                today=on,
            )
