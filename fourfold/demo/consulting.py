"""What was asked of specialists: a question that waits for a family's word, one that is sent, advice that became lines of a plan, and one
that a parent stopped."""

from datetime import date, timedelta
from typing import Any

from fourfold.code_of_practice.consulting import PROPOSED, Item, Profession, Said
from fourfold.demo.dates import moved
from fourfold.demo.histories import Histories
from fourfold.demo.school import DOORS
from fourfold.documents.arriving.accepting import receive
from fourfold.specialists import actions
from fourfold.specialists.actions import AdviceGiven, Suggestion
from fourfold.specialists.kinds import LineKind
from fourfold.specialists.models import Advice, Referral

HOW = "In person"
FOUND = (
    "Lily-Mae understands what she hears when it comes in short pieces. Long sentences slip away before she can use them.",
    "She finds words more easily when she has drawn or acted them first.",
)
SUGGESTED = (
    Suggestion(LineKind.STRATEGY, "Say it in short pieces, and ask her to say back the last one.", "SLCN"),
    Suggestion(LineKind.STRATEGY, "Let her draw or act a new word before she reads it.", "SLCN"),
    Suggestion(LineKind.OUTCOME, "Lily-Mae retells a story in three sentences without pictures.", "SLCN"),
)
REPORT = "Speech and language therapy. Lily-Mae was seen at school for 50 minutes.\n\n" + "\n".join(FOUND) + "\n"
QUESTIONS = {
    "yusuf": "Yusuf tells a story with picture cards.\nHow do we take the cards away without losing the words?",
    "hands": "Yusuf tires quickly when he writes. Is it his hand, or the words? What would make it easier?",
    "lily_mae": "Lily-Mae loses long sentences. What should every teacher do, and what should we practise with her?",
    "kofi": "Kofi leaves the room when the day changes. How can we tell him in time, and what calms him?",
}


def write_referrals(told: Histories) -> None:
    """The four of them, each on its days."""
    sent_to_megan(told)
    waiting_for_the_family(told)
    advice_in(told)
    stopped(told)


def drafted(told: Histories, child: str, question: str, profession: Profession, on: date, **to: str) -> Referral:
    """Written down and talked about with the family, who have the letter."""
    site = told.site
    with site.on(on, 11):
        referral: Referral = actions.draft_referral(
            told.senco,
            site.pupils[child],
            key=f"demo-referral-{question}",
            profession=profession,
            question=QUESTIONS[question],
            wanted=(*PROPOSED, Item.CLINICAL) if child == "yusuf" else PROPOSED,
            today=on,
            **to,
        )
        actions.record_talk(told.senco, referral, on=on, how=HOW, language="English", today=on)
    return referral


def says_yes(told: Histories, referral: Referral, child: str, on: date, *, but: tuple[Item, ...] = ()) -> None:
    """The child's first parent says yes at the talk, to all of it or to all but some."""
    with told.site.on(on, 12):
        who = told.site.population.child(child).ties[0].adult.name
        parent = told.site.parent(child, who)
        shares = [item for item in Item if item not in but]
        details: dict[str, Any] = {"who": parent.code, "said": Said.YES, "shares": shares, "how": HOW, "today": on}
        actions.note_word(told.senco, referral, key=f"demo-yes-{referral.key[5:]}"[:32], **details)


def sent_to_megan(told: Histories) -> None:
    """Yusuf's question to his therapist: sent, seen, and not answered yet. His mum keeps what doctors found to herself."""
    asked, sent, seen = (moved(day, told.today, told.days) for day in (date(2026, 10, 19), date(2026, 10, 21), date(2026, 11, 11)))
    referral = drafted(
        told, "yusuf", "yusuf", Profession.SPEECH_AND_LANGUAGE, asked, asked_name="Megan Pryce", asked_email=DOORS["mp"].email
    )
    says_yes(told, referral, "yusuf", asked, but=(Item.CLINICAL,))
    with told.site.on(sent, 9):
        actions.send_referral(told.senco, referral, until=sent + timedelta(days=90), today=sent)
    with told.site.on(seen, 15):
        actions.say_seen(told.actor(told.site.accounts["megan"]), referral, on=seen, today=seen)


def waiting_for_the_family(told: Histories) -> None:
    """A second question about Yusuf: his parents have the letter, and nobody has answered."""
    drafted(told, "yusuf", "hands", Profession.OCCUPATIONAL_THERAPIST, told.days.add_school_days(told.today, -2).day)


def advice_in(told: Histories) -> None:
    """Lily-Mae's therapist has written: it is given, one suggestion is in the draft, one is not used, and one waits."""
    asked, came, given = (moved(day, told.today, told.days) for day in (date(2026, 9, 14), date(2026, 11, 18), date(2026, 11, 20)))
    referral = drafted(
        told, "lily_mae", "lily_mae", Profession.SPEECH_AND_LANGUAGE, asked, asked_name="Megan Pryce", asked_email=DOORS["mp"].email
    )
    says_yes(told, referral, "lily_mae", asked)
    with told.site.on(asked, 14):
        actions.send_referral(told.senco, referral, until=asked + timedelta(days=90), today=asked)
    with told.site.on(came, 17):
        advice = advice_of(told, referral, came)
    with told.site.on(given, 10):
        actions.give_advice(told.senco, advice, to_staff=True, today=given)
        first, second, _later = advice.lines.all()
        actions.take_into_plan(told.senco, first, today=given)
        actions.leave_out(told.senco, second, because="She does this in English already.", today=given)


def advice_of(told: Histories, referral: Referral, on: date) -> Advice:
    """What Megan sends, with her report."""
    given = AdviceGiven(
        Profession.SPEECH_AND_LANGUAGE, "Megan Pryce", on, "\n".join(FOUND), SUGGESTED, ("SLCN",), receive("Report.txt", REPORT.encode())
    )
    advice: Advice = actions.send_advice(
        told.actor(told.site.accounts["megan"]), referral, key="demo-advice-lily-mae", given=given, today=on
    )
    return advice


def stopped(told: Histories) -> None:
    """Kofi's parents took their yes back: what went on paper stays written down, and nothing more is shared."""
    asked, ended = (moved(day, told.today, told.days) for day in (date(2026, 11, 3), date(2026, 11, 17)))
    referral = drafted(told, "kofi", "kofi", Profession.MENTAL_HEALTH, asked, asked_name="Northshire young people’s team")
    says_yes(told, referral, "kofi", asked)
    with told.site.on(asked, 14):
        actions.send_referral(told.senco, referral, until=asked + timedelta(days=60), today=asked)
    with told.site.on(ended, 16):
        parent = told.site.parent("kofi", told.site.population.child("kofi").ties[0].adult.name)
        words = "We would like to try the visual timetable first."
        details: dict[str, Any] = {"who": parent.code, "said": Said.STOP, "shares": (), "how": "By phone", "today": ended, "words": words}
        actions.note_word(told.senco, referral, key="demo-stop-kofi", **details)
