"""Many families of one school at once: who is a parent, that the school has made sure, and which accounts are theirs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from fourfold.access.actor import Actor
from fourfold.access.decide import OutOfReach
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.accounts.models import Account
from fourfold.audit.action import action
from fourfold.pupils.actions.bulk_roll import give_own_codes, note_each, require_reach
from fourfold.pupils.models import Parent, ParentLink, Pupil
from fourfold.schools.models import School


@dataclass(frozen=True)
class Tie:
    """How an adult is a parent to a child. A `parent` not saved yet is added; one adult may stand in many ties."""

    pupil: Pupil
    parent: Parent
    relation: str
    starts: date
    responsibility: str = ParentLink.UNKNOWN
    lives_with: bool = True
    care_basis: str = ""
    correspondence: bool = True
    priority: int = 1


@action("parents.linked", needs=Permission.CONTACTS_CREATE, by=Side.SCHOOL)
def link_families(actor: Actor, school: School, *, ties: Sequence[Tie]) -> list[ParentLink]:
    """Add the adults who are new, and link each to their children. Their rights begin when the links are confirmed."""
    pupils = require_reach(actor, school, Permission.CONTACTS_CREATE, (tie.pupil for tie in ties))
    adults = list({id(tie.parent): tie.parent for tie in ties}.values())
    if any(adult.school_id != school.pk for adult in adults):
        raise OutOfReach("There is nothing here for you.")
    new = [adult for adult in adults if adult._state.adding]
    give_own_codes(Parent, new)
    Parent.objects.bulk_create(new)
    links = [ParentLink(**{name: getattr(tie, name) for name in Tie.__dataclass_fields__}) for tie in ties]
    ParentLink.objects.bulk_create(links)
    note_each(school, pupils)
    return links


@action("parents.confirmed", needs=Permission.CONTACTS_EDIT, by=Side.SCHOOL)
def confirm_families(actor: Actor, school: School, *, links: Sequence[ParentLink], how: str, on: date) -> None:
    """Record that the school has made sure who these adults are, and how. From then on they may see their children's records."""
    pupils = require_reach(actor, school, Permission.CONTACTS_EDIT, (link.pupil for link in links))
    for link in links:
        link.confirmed_how, link.confirmed_on, link.confirmed_by_id = how, on, actor.account
    ParentLink.objects.bulk_update(links, ["confirmed_how", "confirmed_on", "confirmed_by"], batch_size=500)
    note_each(school, pupils)


@action("accounts.linked", needs=Permission.PEOPLE_CREATE, by=Side.SCHOOL)
def link_accounts(actor: Actor, school: School, *, parents: Mapping[Parent, Account], pupils: Mapping[Pupil, Account]) -> None:
    """Say which accounts are those of which parents and pupils."""
    require_reach(actor, school, Permission.IDENTITY_VIEW, pupils)
    if any(parent.school_id != school.pk for parent in parents):
        raise OutOfReach("There is nothing here for you.")
    for parent, account in parents.items():
        parent.account = account
    for pupil, account in pupils.items():
        pupil.account = account
    Parent.objects.bulk_update(list(parents), ["account"], batch_size=500)
    Pupil.objects.bulk_update(list(pupils), ["account"], batch_size=500)
    note_each(school, list(pupils))
