"""Who reads a letter about a child today, and how each is written to."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from fourfold.access.sharing import Part
from fourfold.accounts import languages
from fourfold.code_of_practice.capacity import Matter
from fourfold.code_of_practice.telling import Recipient, Telling, who_must_be_told
from fourfold.documents.wording.shelf import language_for
from fourfold.notifications.kinds import MATTERS, NoticeKind
from fourfold.pupils.models import Parent, ParentLink, Pupil, SharingWish
from fourfold.pupils.representing import representative_in
from fourfold.pupils.same_person import barred_parents
from fourfold.pupils.standing import open_on

PUPIL = "pupil"
LARGE_PRINT = "large print"


@dataclass(frozen=True)
class RecipientName:
    """How a reader stands on a letter: name, the lines of name and address, and what they are called in the greeting ("Mrs Obi").

    `language` is the one they read best of those that our letters are in. `is_pupil` is the young
    person, who is written to as "you". Without lines and a greeting it is a letter to no one by name.
    """

    name: str
    to_lines: tuple[str, ...]
    greeted: str
    language: str = "en"
    is_pupil: bool = False
    large_print: bool = False


@dataclass(frozen=True)
class Reader:
    """One person who may be written to: who they are in law, on paper, and where they can be reached by e-mail ("" where they cannot).

    `link_email` is where a link reaches them that needs no account."""

    fact: Recipient
    name: RecipientName
    parent: Parent | None
    email: str
    lives_with: bool
    link_email: str = ""


def readers(pupil: Pupil, *, kind: str, today: date) -> list[Reader]:
    """Everyone whom the school knows as a parent of the child today, and the child; each with the facts that decide who is told."""
    return readers_in(pupil, MATTERS.get(NoticeKind(kind)), today=today)


def readers_in(pupil: Pupil, matter: Matter | None, *, today: date) -> list[Reader]:
    """The same where one decision is in hand, whether or not a notice tells of it."""
    barred = barred_parents(pupil, today=today)
    wishes = SharingWish.objects.filter(open_on(today), pupil=pupil, parent=OuterRef("parent"), part=Part.LETTERS, share=True)
    links = (
        ParentLink.objects.filter(open_on(today), pupil=pupil)
        .select_related("parent", "parent__account")
        .annotate(is_wished=Exists(wishes))
        .order_by("priority", "pk")
    )
    acting = representative_in(pupil, matter, today=today)
    return [*(_parent(link, is_barred=link.parent_id in barred, acts=link.parent == acting) for link in links), _young_person(pupil)]


def sorted_out(known: list[Reader], pupil: Pupil, *, today: date) -> Telling:
    """Who is told, who has a copy, who is left out and why (s.68)."""
    facts = [reader.fact for reader in known]
    acts = any(fact.is_representative for fact in facts)
    return who_must_be_told(facts, born=pupil.born, today=today, representative_acts=acts)


def allowed(pupil: Pupil, *, kind: str, today: date) -> set[str]:
    """The keys of those who may have a letter of this kind about this child today, told or copied."""
    telling = sorted_out(readers(pupil, kind=kind, today=today), pupil, today=today)
    return {one.key for one in (*telling.tell, *telling.copy)}


def key_of(parent_number: int | None) -> str:
    """What a reader is called among the facts."""
    return PUPIL if parent_number is None else f"parent:{parent_number}"


def _parent(link: ParentLink, *, is_barred: bool, acts: bool) -> Reader:
    parent = link.parent
    is_parent_in_law = link.responsibility == ParentLink.YES or bool(link.care_basis)
    fact = Recipient(
        key=key_of(parent.pk),
        link_holds=link.is_confirmed and is_parent_in_law,
        is_restricted=is_barred,
        is_representative=acts,
        copy_wished=link.is_wished,  # type: ignore[attr-defined]  # annotated above
    )
    opens_mail = parent.account is not None and parent.account.is_active and parent.email_bounced_at is None
    email = parent.email if opens_mail else ""
    return Reader(fact, name_of(parent), parent, email, link.lives_with, link_email(parent) if link.is_confirmed else email)


def link_email(parent: Parent) -> str:
    """Where a link reaches a parent that needs no account: an address that the school is sure of, or the account's; "" for none."""
    if parent.email_bounced_at is not None or (parent.account is not None and not parent.account.is_active):
        return ""
    return parent.email if parent.account is not None or parent.email_unsure_since is None else ""


def name_of(parent: Parent) -> RecipientName:
    """How a parent is written to. A confidential address stands on no letter: a copy could be left lying."""
    address = () if parent.address_confidential else tuple(line.strip() for line in parent.address.splitlines() if line.strip())
    greeted = f"{parent.title} {parent.surname}" if parent.title else parent.name
    return RecipientName(
        name=parent.name,
        to_lines=(f"{parent.title} {parent.name}".strip(), *address),
        greeted=greeted,
        language=language_for((languages.chosen_by(parent.account) if parent.account else "") or parent.language),
        large_print=LARGE_PRINT in parent.access_needs.lower(),
    )


def _young_person(pupil: Pupil) -> Reader:
    account = pupil.account
    language = language_for(languages.chosen_by(account) if account is not None else "")
    name = RecipientName(name=pupil.name, to_lines=(pupil.name,), greeted=pupil.forename, language=language, is_pupil=True)
    email = account.email if account is not None and account.is_active else ""
    return Reader(Recipient(PUPIL, is_pupil=True), name, None, email, lives_with=True, link_email=email)


def whole_family(pupil: Pupil, *, to_pupil: bool) -> RecipientName:
    """The reader of a letter that is written to no one by name."""
    if to_pupil:
        return RecipientName(pupil.name, (pupil.name,), pupil.forename, is_pupil=True)
    return RecipientName(f"The parents of {pupil.name}", (), "")
