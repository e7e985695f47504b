"""A year group with three years of results, to tell stories with."""

from datetime import date
from decimal import Decimal

from fourfold import clock
from fourfold.jobs.runner import run_asked_once
from fourfold.noticing.models import Prompt
from fourfold.progress import actions
from fourfold.progress.models import Round
from fourfold.progress.scales import Scale
from fourfold.pupils.models import Pupil
from tests.cast import MAKER, TODAY, Cast
from tests.progress.rounds import in_juniper

DAYS = (date(2024, 11, 15), date(2025, 11, 14), date(2026, 11, 13))
FALLS = (108, 104, 84)
FLAT = (78, 78, 78)


def assessed(
    cast: Cast, *, leo: tuple[int | None, ...] = FALLS, subjects: tuple[str, ...] = ("Reading", "Maths"), others: int = 13
) -> list[Round]:
    """Three annual rounds of 5 Juniper, all results in and none closed: Leo shows these; ten others started where he did, and stayed."""
    pupils = in_juniper(cast, others)
    measures = [actions.add_measure(MAKER, cast.larkfield, subject=one, scale=Scale.STANDARDISED) for one in subjects]
    rounds = []
    for number, day in enumerate(DAYS):
        one = actions.open_round(MAKER, cast.larkfield, name=f"Autumn {day.year}", day=day, today=day, measures=measures)
        entries = [
            actions.Entry(pupil, measure, Decimal(str(value)))
            for measure in measures
            for place, pupil in enumerate(pupils)
            if (value := leo[number] if pupil == cast.leo else 100 if place in (1, 2) else 104) is not None
        ]
        actions.bring_in_results(MAKER, cast.larkfield, rounds={one: entries}, source="a file")
        rounds.append(one)
    return rounds


def close(cast: Cast, *rounds: Round) -> None:
    """The head signs each off, and the machine does what follows from it."""
    for one in rounds:
        one.refresh_from_db()
        actions.sign_off_round(cast.helen, one, today=TODAY, because="Max was away.", next_name="Later", next_day=date(2027, 3, 1))
    run_asked_once(clock.now())


def correct(cast: Cast, in_round: Round, pupil: Pupil, value: int) -> None:
    """A corrected result in a closed round, on every measure, and what follows from it."""
    in_round.refresh_from_db()
    entries = [actions.Entry(pupil, part.measure, Decimal(value)) for part in in_round.parts.select_related("measure")]
    actions.record_results(cast.amina, in_round, entries=entries)
    run_asked_once(clock.now())


def prompt_of(pupil: Pupil) -> Prompt:
    return Prompt.objects.get(pupil=pupil)
