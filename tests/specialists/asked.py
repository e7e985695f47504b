"""A referral about Leo in each of its states, made through the actions."""

from datetime import date, timedelta

from fourfold import clock
from fourfold.code_of_practice.consulting import PROPOSED, Item, Profession, Said
from fourfold.specialists import actions
from fourfold.specialists.actions import AdviceGiven, Suggestion
from fourfold.specialists.kinds import LineKind
from fourfold.specialists.models import Advice, Referral, ReferralWord
from tests.cast import Cast

EVA = "eva@health.example.org"
EVERYTHING = tuple(Item)


def key(name: str) -> str:
    return name.ljust(32, "0")


def drafted(cast: Cast, *, pupil: str = "leo", wanted: tuple[Item, ...] = PROPOSED, email: str = EVA) -> Referral:
    """Amina has written down the question; nobody outside knows."""
    return actions.draft_referral(
        cast.amina,
        cast.pupils[pupil],
        key=key(f"draft{pupil}{len(wanted)}{len(email)}"),
        profession=Profession.SPEECH_AND_LANGUAGE,
        question="He loses long instructions.\nHow can we help in class?",
        wanted=wanted,
        today=clock.today(),
        asked_name="Eva Stern",
        asked_email=email,
    )


def talked(cast: Cast, **how: object) -> Referral:
    """She has talked with the family, and they are asked."""
    referral = drafted(cast, **how)  # type: ignore[arg-type]  # the same options
    actions.record_talk(cast.amina, referral, on=clock.today(), how="In person", language="English", today=clock.today())
    return referral


def answered(
    cast: Cast, referral: Referral, who: str = "grace", said: Said = Said.YES, *, shares: tuple[Item, ...] = EVERYTHING
) -> ReferralWord:
    """Somebody of the family says it on their page."""
    once = key(f"{who}{said}{referral.words.count()}of{referral.pk}")
    return actions.say_word(cast.actor(who), referral, key=once, said=said, shares=shares, today=clock.today())


def sent(cast: Cast, *, shares: tuple[Item, ...] = EVERYTHING, until: date | None = None, **how: object) -> Referral:
    """Grace has agreed, and it has gone."""
    referral = talked(cast, **how)
    answered(cast, referral, shares=shares)
    actions.send_referral(cast.amina, referral, until=until or clock.today() + timedelta(days=60), today=clock.today())
    return referral


def given(**changed: object) -> AdviceGiven:
    """What Eva found."""
    suggestions = (
        Suggestion(LineKind.OUTCOME, "Leo follows an instruction of two steps.", "SLCN"),
        Suggestion(LineKind.PROVISION, "Word talk before reading", "SLCN"),
        Suggestion(LineKind.STRATEGY, "Say one step, then wait.", "SLCN"),
    )
    details: dict[str, object] = {
        "profession": Profession.SPEECH_AND_LANGUAGE,
        "by": "Eva Stern",
        "written_on": clock.today(),
        "found": "Leo understands one step at a time.",
        "suggestions": suggestions,
        "needs": ("SLCN",),
    }
    return AdviceGiven(**details | changed)  # type: ignore[arg-type]  # as the table of defaults has it


def advised(cast: Cast, **changed: object) -> Advice:
    """Advice has come, on paper, and Amina has entered it."""
    referral = sent(cast)
    return actions.enter_advice(cast.amina, cast.leo, key=key("advice"), given=given(**changed), today=clock.today(), referral=referral)
