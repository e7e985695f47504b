"""Contacts and addresses in a transfer file. Only what the file says of responsibility is kept: a contact may have none."""

from fourfold.exchange.reading.branches import Branch
from fourfold.exchange.reading.inspection import Inspection, postcode_of
from fourfold.exchange.reading.people import NOWHERE, Address, ParentRow

STREET = ("SAON", "PAON", "Street", "Locality", "Town", "AdministrativeArea", "PostTown")
LINES = ("AddressLine1", "AddressLine2", "AddressLine3", "AddressLine4", "AddressLine5")
AFTER = ("County", "Country")


def contacts_of(pupil: Branch, cells: Inspection) -> tuple[ParentRow, ...]:
    """In the order the file ranks them; those without a rank follow, as they come."""
    found = [_contact(branch, place, cells) for place, branch in enumerate(pupil.branches("Contacts", "Contact"), start=1)]
    return tuple(sorted(found, key=lambda parent: parent.order))


def _contact(branch: Branch, place: int, pupil: Inspection) -> ParentRow:
    values = {
        "surname": branch.text("Surname"),
        "forename": branch.text("Forename"),
        "title": branch.text("Title"),
        "relationship": branch.text("Relationship"),
        "responsibility": branch.text("Responsibility"),
        "email": branch.text("Email"),
    }
    order = branch.text("Order")
    cells = Inspection(pupil.row, values)
    where = branch.branch("Address")
    phones = [_phone(phone, pupil.row) for phone in branch.branches("Phones", "Phone")]
    row = ParentRow(
        row=pupil.row,
        order=int(order) if order.isascii() and order.isdecimal() and len(order) < 4 else 1000 + place,
        title=cells.text("title"),
        surname=cells.name("surname", "surname"),
        forename=cells.name("forename", "forename"),
        relationship=cells.text("relationship"),
        responsibility=cells.claim("responsibility", "responsibility"),
        email=cells.email("email", "email"),
        phones=tuple(dict.fromkeys(filter(None, phones))),
        address=address_of(where),
        address_as_pupil=where is not None and where.text("AddressAsPupil").casefold() in ("true", "1"),
    )
    if not (row.surname or row.forename):
        pupil.warn("Contact", f"Contact {place} has no name.")
    for problem in cells.problems:
        pupil.warn(problem.field, f"Contact {place}: {problem.says}")
    return row


def _phone(branch: Branch, row: int) -> str:
    branch.text("TelephoneType")
    return Inspection(row, {"phone": branch.text("PhoneNo")}).phone("phone")


def address_of(branch: Branch | None) -> Address:
    """Lines in envelope order, however the file parts them."""
    if branch is None:
        return NOWHERE
    parts = branch.branch("BS7666Address")
    street = [parts.text(name) for name in STREET] if parts else []
    plain = branch.branch("AddressLines") or branch
    lines = [*street, *(plain.text(name) for name in LINES), *(branch.text(name) for name in AFTER)]
    postcode = branch.text("PostCode", "Postcode", "Zip") or (parts.text("PostCode", "Postcode") if parts else "")
    return Address(tuple(" ".join(line.split())[:100] for line in lines if line), postcode_of(postcode)[:12])
