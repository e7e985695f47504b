"""Parents of a row against those known here. A new link opens nothing until the school has confirmed it."""

from collections.abc import Hashable, Iterable

from fourfold.exchange.drafting.draft import Draft
from fourfold.exchange.matching import plain
from fourfold.exchange.reading.people import Address, ParentRow, PupilRow
from fourfold.exchange.roll import Roll
from fourfold.pupils.models import Parent, ParentLink, Pupil

RESPONSIBILITY = {True: ParentLink.YES, False: ParentLink.NO, None: ParentLink.UNKNOWN}


class Families:
    """The adults of one school: those here, and those whom the file brings; brothers and sisters share one."""

    def __init__(self, roll: Roll) -> None:
        self.roll = roll
        self._known: dict[Hashable, Parent] = {}
        self._said: dict[tuple[int, str], str] = {}
        for parent in roll.parents:
            self._remember(parent)

    def draft(self, draft: Draft, row: PupilRow, pupil: Pupil) -> None:
        """The row's parents. A contact whom the file says has no parental responsibility is no parent here."""
        links = self.roll.links.get(pupil.pk, []) if pupil.pk else []
        brought: list[Parent] = []
        for given in row.parents:
            called = f"{given.forename} {given.surname}".strip()
            if given.responsibility is False:
                draft.warnings.append(
                    f"{called} has no parental responsibility, so they are not brought in: add them by hand if they care."
                )
                continue
            if not (given.surname or given.forename):
                continue
            parent = self._of_this_child(given, links) or self._known_as(given)
            if parent is None:
                parent = self._new(draft, given, row)
            elif parent in brought or not self._details(draft, given, row, parent, pupil):
                continue
            brought.append(parent)
            self._link(draft, given, pupil, parent, links)

    def _of_this_child(self, given: ParentRow, links: Iterable[ParentLink]) -> Parent | None:
        """The child's own parent of that name: surer than an email, which two parents may share and anyone may change."""
        named = (plain(given.surname), plain(given.forename))
        return next((link.parent for link in links if (plain(link.parent.surname), plain(link.parent.forename)) == named), None)

    def _known_as(self, given: ParentRow) -> Parent | None:
        return next((self._known[key] for key in keys_of_row(given) if key in self._known), None)

    def _remember(self, parent: Parent) -> None:
        lines = parent.address.splitlines()
        for key in keys(parent.surname, parent.forename, parent.email, parent.phone, lines[0] if lines else "", lines[-1] if lines else ""):
            self._known.setdefault(key, parent)

    def _new(self, draft: Draft, given: ParentRow, row: PupilRow) -> Parent:
        details = {name: value for name, _, value in details_of(given, row)}
        forename = given.forename if given.surname else ""
        parent = Parent(school=self.roll.school, forename=forename, surname=given.surname or given.forename, **details)
        self._said |= {(id(parent), name): value for name, value in details.items() if value}
        draft.add(parent)
        self._remember(parent)
        return parent

    def _details(self, draft: Draft, given: ParentRow, row: PupilRow, parent: Parent, pupil: Pupil) -> bool:
        """Newer details of an adult who is here. Nothing of a blank cell; nothing of an adult under a restriction. False to leave alone."""
        if pupil.pk and (pupil.pk, parent.pk) in self.roll.restricted:
            draft.warnings.append(f"A restriction is recorded about {parent.name}: nothing of theirs is changed.")
            return False
        if parent.account_id is not None:
            return True
        for name, what, value in details_of(given, row):
            if not value or (name == "address" and parent.address_confidential):
                continue
            if self._said.setdefault((id(parent), name), value) != value:
                draft.warnings.append(f"An earlier row gives {parent.name} another {what}, which is taken.")
            elif name != "phone" or digits(parent.phone) not in map(digits, given.phones):
                draft.change(parent, name, value, what=f"{parent.name}, {what}")
                if name == "email" and parent.email_bounced_at is not None:
                    draft.change(parent, "email_bounced_at", None)
        return True

    def _link(self, draft: Draft, given: ParentRow, pupil: Pupil, parent: Parent, links: list[ParentLink]) -> None:
        held = [link for link in links if link.parent is parent]
        if any(link.ends is None for link in held):
            self._claim(draft, given, next(link for link in held if link.ends is None))
            return
        if held:
            draft.warnings.append(f"{parent.name}'s link to this child was ended here, and stays ended.")
            return
        link = ParentLink(
            pupil=pupil,
            parent=parent,
            relation=given.relationship or "parent or carer",
            responsibility=RESPONSIBILITY[given.responsibility],
            priority=min(given.order, 1000),
            starts=self.roll.today,
        )
        draft.add(link, what="Parent" if not draft.is_new else "", says=parent.name)
        if draft.is_new:
            draft.add_words("Parent", parent.name)

    def _claim(self, draft: Draft, given: ParentRow, link: ParentLink) -> None:
        """What the file says of responsibility counts until the school has made sure for itself."""
        if given.responsibility and not link.is_confirmed:
            draft.change(link, "responsibility", ParentLink.YES, what=f"{link.parent.name}, parental responsibility")


def details_of(given: ParentRow, row: PupilRow) -> tuple[tuple[str, str, str], ...]:
    """What the row says of an adult: our field, what people call it, and the value, "" where it says nothing."""
    return (
        ("title", "title", given.title),
        ("email", "email", given.email),
        ("phone", "telephone number", given.phones[0] if given.phones else ""),
        ("address", "address", lines_of(address_of(given, row))),
        ("speaks", "language", given.language),
    )


def address_of(given: ParentRow, row: PupilRow) -> Address:
    """Where the adult lives, as far as the file says."""
    return row.address if given.address_as_pupil and not given.address.lines else given.address


def lines_of(address: Address) -> str:
    """As on an envelope."""
    return "\n".join([*address.lines, *([address.postcode] if address.postcode else [])])


def digits(phone: str) -> str:
    """A number for comparing: +44 7700 900123 and 07700 900123 are one."""
    plain_digits = "".join(letter for letter in phone if letter.isdecimal())
    return f"0{plain_digits[2:]}" if phone.strip().startswith("+44") else plain_digits


def keys_of_row(given: ParentRow) -> list[Hashable]:
    """What the row's adult may be known by, surest first."""
    found: list[Hashable] = []
    for phone in given.phones or ("",):
        line = given.address.lines[0] if given.address.lines else ""
        found += keys(given.surname, given.forename, given.email, phone, line, given.address.postcode)
    return list(dict.fromkeys(found))


def keys(surname: str, forename: str, email: str, phone: str, line: str, postcode: str) -> list[Hashable]:
    """An adult's names with an email, a telephone number or an address. Never one alone: to take two adults for one opens a record."""
    names = (plain(surname), plain(forename))
    found: list[Hashable] = []
    if email:
        found.append(("email", *names, email.casefold()))
    if digits(phone):
        found.append(("phone", *names, digits(phone)))
    if line and postcode:
        found.append(("address", *names, plain(line), plain(postcode)))
    return found
