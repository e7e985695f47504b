"""From invented people to the rows that the actions take."""

from dataclasses import asdict

from fourfold.accounts.models import Account
from fourfold.demo.people import Adult, Child
from fourfold.pupils.actions.bulk_roll import Newcomer
from fourfold.pupils.models import Parent
from fourfold.schools.models import School


def account(name: str, email: str, title: str, *, language: str = "en") -> Account:
    """Somebody who signs in at the demo's door alone: no password opens it."""
    made = Account(email=email, name=name, title=title, language="en-gb" if language == "en" else language)
    made.set_unusable_password()
    return made


def newcomer(child: Child) -> Newcomer:
    """A child as the roll takes them."""
    return Newcomer(
        child.forename,
        child.surname,
        child.born,
        child.starts,
        child.year_group,
        child.sex,
        child.upn,
        ends=child.ends,
    )


def parent_of(adult: Adult, school: School) -> Parent:
    """An adult as the school knows them."""
    known = {name: value for name, value in asdict(adult).items() if name != "key"}
    return Parent(school=school, **known)
