"""A referral before it goes: drafted, talked about with the family, and their word written down (6.47, 6.59)."""

from collections.abc import Collection
from datetime import date
from typing import Any

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action
from fourfold.code_of_practice.consulting import Item, Profession, Said
from fourfold.notifications.kinds import NoticeKind
from fourfold.notifications.telling import tell
from fourfold.pupils.agreement import whose_word_counts
from fourfold.pupils.models import Pupil
from fourfold.pupils.refusals import ChangedMeanwhile, Incomplete, Refused, WrongDay
from fourfold.specialists import letters
from fourfold.specialists.actions.words import keep_word
from fourfold.specialists.kinds import ITEM_NAMES, PROFESSION_NAMES
from fourfold.specialists.models import Referral, ReferralWord
from fourfold.ui.words import listing

WORDS = ("profession", "asked_name", "asked_email", "question", "wanted")


@action("referral.drafted", needs=Permission.ADVICE_APPROVE, by=Side.SCHOOL)
def draft_referral(
    actor: Actor,
    pupil: Pupil,
    *,
    key: str,
    profession: Profession,
    question: str,
    wanted: Collection[Item],
    today: date,
    asked_name: str = "",
    asked_email: str = "",
) -> Referral:
    """Write down whom to ask, what, and what would be shared. Nobody outside learns of it. Once for one key. Raises Incomplete."""
    already: Referral | None = Referral.objects.filter(key=key, pupil=pupil).first()
    if already is not None:
        return already
    if not question.strip():
        raise Incomplete(["Write what you want to ask."])
    row = Referral(
        pupil=pupil,
        school_id=pupil.ledger_school,
        key=key,
        profession=profession,
        asked_name=asked_name.strip()[:120],
        asked_email=asked_email.strip().lower(),
        question=question.strip(),
        wanted=[item.value for item in Item if item in wanted],
        drafted_on=today,
        drafted_by_id=actor.account,
    )
    row.save()
    return row


@action("referral.changed", needs=Permission.ADVICE_APPROVE, by=Side.SCHOOL)
def change_referral(
    actor: Actor,
    referral: Referral,
    *,
    edition: int,
    profession: Profession,
    question: str,
    wanted: Collection[Item],
    asked_name: str = "",
    asked_email: str = "",
) -> None:
    """Change it before the family is asked. After that only where it goes: they agreed to a question and to what is shared.

    Raises ChangedMeanwhile, Incomplete, and Refused once it was sent, or where the family's yes would be to something else.
    """
    if referral.sent_on is not None or referral.stopped_on is not None:
        raise Refused("It has gone or has stopped, so it stays as it is.")
    if not question.strip():
        raise Incomplete(["Write what you want to ask."])
    now = {
        "profession": profession.value,
        "asked_name": asked_name.strip()[:120],
        "asked_email": asked_email.strip().lower(),
        "question": question.strip(),
        "wanted": [item.value for item in Item if item in wanted],
    }
    changed = {name: value for name, value in now.items() if getattr(referral, name) != value}
    may_change = {"asked_email"} if referral.asked_name else {"asked_email", "asked_name"}
    if referral.asked_family_on is not None and not changed.keys() <= may_change:
        raise Refused(
            "The family was asked about this person, this question and these items. To change them, write a new referral and talk again."
        )
    if not changed:
        return
    if edition != referral.edition:
        by = referral.changed_by.formal_name if referral.changed_by else ""
        theirs = {name: _in_words(name, getattr(referral, name)) for name in changed}
        raise ChangedMeanwhile(by, referral.changed_at, theirs, {name: _in_words(name, value) for name, value in changed.items()})
    for name, value in changed.items():
        setattr(referral, name, value)
    referral.edition += 1
    referral.changed_by_id, referral.changed_at = actor.account, clock.now()
    referral.save(update_fields=[*changed, "edition", "changed_by", "changed_at"])


def _in_words(name: str, value: Any) -> str:
    """What one field of it says, for whoever wrote something else there."""
    if name == "wanted":
        return listing([str(ITEM_NAMES[Item(one)]) for one in value])
    return str(PROFESSION_NAMES[Profession(value)] if name == "profession" else value)


@action("referral.talked_about", needs=Permission.ADVICE_APPROVE, by=Side.SCHOOL)
def record_talk(
    actor: Actor, referral: Referral, *, on: date, how: str, language: str, today: date, with_whom: str = "", words: str = ""
) -> None:
    """Write down that it was talked about with the family: when, how, in which language, and what they said. From now on each of them is
    asked for their word, by letter and on their page. A second time changes nothing. Raises Incomplete, Refused.
    """
    if referral.asked_family_on is not None:
        return
    if referral.stopped_on is not None:
        raise Refused("This has stopped. Write a new referral.")
    missing = [] if how.strip() else ["Say how you talked: in person, by phone or by video."]
    missing += [] if language.strip() else ["Say in which language you talked."]
    if missing:
        raise Incomplete(missing)
    if on > today:
        raise WrongDay("The talk cannot be on a day to come.")
    referral.talked_on, referral.talked_how, referral.talked_language = on, how.strip()[:120], language.strip()[:60]
    referral.talked_with, referral.talked_words, referral.asked_family_on = with_whom.strip()[:200], words.strip(), today
    names = ["talked_on", "talked_how", "talked_language", "talked_with", "talked_words", "asked_family_on"]
    referral.save(update_fields=names)
    letter_for = letters.of_question(referral, today=today)
    tell(referral.pupil, kind=NoticeKind.SPECIALIST_PROPOSED, about=referral.ledger_name, letter_for=letter_for, today=today)


@action("referral.word_noted", needs=Permission.ADVICE_APPROVE, by=Side.SCHOOL)
def note_word(
    actor: Actor,
    referral: Referral,
    *,
    key: str,
    who: str,
    said: Said,
    shares: Collection[Item],
    how: str,
    today: date,
    words: str = "",
) -> ReferralWord:
    """Write down what a parent (by their code), or the young person ("child"), said, and how it was heard. Raises Refused, Incomplete."""
    counted = {
        parent.code if parent is not None else "child": (parent, name) for parent, name in whose_word_counts(referral.pupil, today=today)
    }
    if who not in counted:
        raise Refused("Choose somebody of the family whose word counts here.")
    if not how.strip():
        raise Incomplete(["Say how you heard it: at the talk, by phone, on paper."])
    parent, name = counted[who]
    return keep_word(actor, referral, key=key, parent=parent, name=name, said=said, shares=shares, words=words, today=today, how=how)
