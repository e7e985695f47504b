"""The people whom the tests tell stories about, at two schools.

At Larkfield: Amina the SENCO, Tom the teacher of 5 Juniper, Tess the teaching assistant there, Helen the head, Sal the senior leader,
Gus the governor,
Dan the data manager; Leo, a pupil of 5 Juniper; Grace, his mother; Rob, his father, kept out by a court order; Kim, who cares for Leo
without parental
responsibility; Zoe, a young person past the young-person date, and Yan, her father; Megan, a therapist with a grant for Leo; Max, of 6
Larch, whom
Tom does not teach. At Millbrook, the other school: Odile its SENCO, and Otto its pupil. And the Stranger, who belongs nowhere.
"""

from dataclasses import dataclass
from datetime import date, datetime

from fourfold import clock
from fourfold.access.actor import NOBODY, Actor, owner
from fourfold.access.permissions import Permission
from fourfold.access.roles import Role
from fourfold.accounts.actors import actor_of
from fourfold.accounts.models import Account, Membership
from fourfold.audit import doors
from fourfold.pupils import actions
from fourfold.pupils.agreement import Agreement
from fourfold.pupils.models import Class, Parent, Pupil
from fourfold.schools.models import Authority, School

TODAY = date(2026, 11, 24)
AUTUMN = date(2026, 9, 1)
MAKER = owner("tests", *Permission)
BY_A_COURT = Agreement(on=AUTUMN, how="In writing", reason="The court asked for it")
"""What a grant may rest on, whoever the child's family are."""


@dataclass
class Cast:
    """Everyone, by first name. People who sign in are actors with their second factor passed; `account` finds their account."""

    larkfield: School
    millbrook: School
    juniper: Class
    larch: Class
    accounts: dict[str, Account]
    pupils: dict[str, Pupil]
    parents: dict[str, Parent]

    def account(self, name: str) -> Account:
        return self.accounts[name]

    def actor(self, name: str, *, second_factor: bool = True) -> Actor:
        return actor_of(self.accounts[name], today=clock.today(), second_factor=second_factor) if name in self.accounts else NOBODY

    def __getattr__(self, name: str) -> Actor | Pupil:
        if name.startswith("_"):
            raise AttributeError(name)
        if name in self.pupils:
            return self.pupils[name]
        return self.actor(name)


STAFF = {
    "amina": ("Amina Begum", "Mrs", Role.SENCO),
    "tom": ("Tom Hardy", "Mr", Role.TEACHER),
    "tess": ("Tess Moor", "Ms", Role.SUPPORT_STAFF),
    "helen": ("Helen Price", "Mrs", Role.HEAD),
    "sal": ("Sal Reed", "Mr", Role.SLT),
    "gus": ("Gus Field", "Mr", Role.GOVERNOR),
    "dan": ("Dan Webb", "Mr", Role.DATA_ADMIN),
    "sysop": ("Sid Ops", "Mr", Role.SYSADMIN),
}
OTHERS = {
    "grace": ("Grace Obi", "Mrs"),
    "rob": ("Rob Obi", "Mr"),
    "kim": ("Kim Lane", "Ms"),
    "yan": ("Yan Novak", "Mr"),
    "zoe_herself": ("Zoe Novak", ""),
    "leo_himself": ("Leo Obi", ""),
    "megan": ("Megan Pryce", "Ms"),
    "stranger": ("Some Stranger", ""),
}


def build() -> Cast:
    """Make the two schools and everyone in them, through the ordinary actions."""
    larkfield, millbrook = schools()
    accounts = {name: account(name, full, title) for name, (full, title, _) in STAFF.items()}
    accounts |= {name: account(name, full, title) for name, (full, title) in OTHERS.items()}
    accounts["odile"] = account("odile", "Odile Marsh", "Dr")
    for name, (_, _, role) in STAFF.items():
        member(accounts[name], None if role is Role.SYSADMIN else larkfield, role)
    member(accounts["odile"], millbrook, Role.SENCO)
    cast = Cast(larkfield, millbrook, *classes(larkfield), accounts, {}, {})
    admit_pupils(cast)
    link_families(cast)
    return cast


def schools() -> tuple[School, School]:
    with doors.opened(doors.Door("test.setup", MAKER)):
        authority = Authority(
            code="999", name="Northshire", sendiass_name="Northshire SENDIASS", sendiass_phone="01632 960118", checked_on=date(2026, 9, 1)
        )
        authority.save()
        made = []
        for number, name in enumerate(("Larkfield School", "Millbrook School"), start=1):
            school = School(
                code=name.split()[0].lower(),
                urn=f"99900{number}",
                name=name,
                authority=authority,
                establishment=f"400{number}",
                lowest_age=4,
                highest_age=18,
            )
            school.save()
            made.append(school)
    return made[0], made[1]


def account(name: str, full: str, title: str = "") -> Account:
    return Account.objects.create_user(f"{name}@example.org", "correct horse battery", name=full, title=title)


def member(who: Account, school: School | None, role: Role, *, starts: date = AUTUMN, ends: date | None = None) -> Membership:
    with doors.opened(doors.Door("test.setup", MAKER)):
        membership = Membership(account=who, school=school, role=role, starts=starts, ends=ends, approved_at=clock.now())
        membership.save()
    return membership


def classes(school: School) -> tuple[Class, Class]:
    juniper = actions.open_class(MAKER, school, name="5 Juniper", school_year=2026, year_group="5")
    larch = actions.open_class(MAKER, school, name="6 Larch", school_year=2026, year_group="6")
    return juniper, larch


def admit_pupils(cast: Cast) -> None:
    enrol = {"starts": date(2022, 9, 1)}
    for key, forename, surname, born, year in (
        ("leo", "Leo", "Obi", date(2017, 3, 12), "5"),
        ("max", "Max", "Stone", date(2016, 1, 5), "6"),
        ("zoe", "Zoe", "Novak", date(2009, 10, 2), "12"),
    ):
        cast.pupils[key] = actions.admit(MAKER, cast.larkfield, forename=forename, surname=surname, born=born, year_group=year, **enrol)
    cast.pupils["otto"] = actions.admit(
        MAKER, cast.millbrook, forename="Otto", surname="Brand", born=date(2016, 6, 6), year_group="5", **enrol
    )
    actions.place_in_class(MAKER, cast.pupils["leo"], group=cast.juniper, starts=AUTUMN)
    actions.place_in_class(MAKER, cast.pupils["max"], group=cast.larch, starts=AUTUMN)
    actions.put_in_charge(MAKER, cast.juniper, account=cast.accounts["tom"], works_as="teacher", starts=AUTUMN)
    actions.put_in_charge(MAKER, cast.juniper, account=cast.accounts["tess"], works_as="assistant", starts=AUTUMN)
    with doors.opened(doors.Door("test.setup", MAKER)):
        for pupil, name in (("leo", "leo_himself"), ("zoe", "zoe_herself")):
            cast.pupils[pupil].account = cast.accounts[name]
            cast.pupils[pupil].save(update_fields=["account"])


def link_families(cast: Cast) -> None:
    for name, pupil, relation, responsibility in (
        ("grace", "leo", "mum", "yes"),
        ("rob", "leo", "dad", "yes"),
        ("kim", "leo", "carer", "no"),
        ("yan", "zoe", "dad", "yes"),
    ):
        full, title = OTHERS[name]
        basis = "" if responsibility == "yes" else "Leo lives with Kim on weekdays"
        link = actions.add_parent(
            MAKER,
            cast.pupils[pupil],
            relation=relation,
            starts=AUTUMN,
            title=title,
            forename=full.split()[0],
            surname=full.split()[-1],
            email=f"{name}@example.org",
        )
        cast.parents[name] = link.parent
        with doors.opened(doors.Door("test.setup", MAKER)):
            link.parent.account = cast.accounts[name]
            link.parent.save(update_fields=["account"])
        actions.confirm_parent(MAKER, link, responsibility=responsibility, how="Known in person", on=AUTUMN, care_basis=basis)
    actions.restrict(MAKER, cast.pupils["leo"], parent=cast.parents["rob"], kind="Court order", starts=AUTUMN)
    actions.give_grant(
        MAKER,
        cast.pupils["leo"],
        account=cast.accounts["megan"],
        things=["profile", "plan", "advice"],
        purpose="Speech and language",
        starts=AUTUMN,
        ends=date(2026, 11, 28),
        agreement=Agreement(on=AUTUMN, how="In person", parent=cast.parents["grace"]),
    )


def at(day: date, hour: int = 9) -> datetime:
    """A moment on a day, in London."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=clock.LONDON)
