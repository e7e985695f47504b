"""Who is asking: a person with the roles they hold today, or the machine itself."""

from dataclasses import dataclass, field, replace

from fourfold.access.permissions import Permission
from fourfold.access.roles import FAMILY, NEED_SECOND_FACTOR, Role


@dataclass(frozen=True)
class Office:
    """A role held today, at one school (or at none, where the role belongs to no school)."""

    role: Role
    school: int | None
    specialist: bool = False


@dataclass(frozen=True)
class Actor:
    """A person who asks.

    `offices` are those active now; roles that follow from a link to a child (parent, pupil, professional) are found from the links
    themselves.
    Without the second factor, no office that needs one counts (veto 7). `lent` are the rights of one command, given by the machine's owner.
    """

    account: int | None
    name: str
    offices: tuple[Office, ...] = ()
    second_factor: bool = False
    lent: frozenset[Permission] = field(default=frozenset())
    reason: str = ""
    narrowed_to: int | None = None
    """A family link acts for one child only: the pupil's number, where the session came from such a link."""
    link: str = ""
    """What a family's link was signed for, where somebody came by one: they have no account, and a right to that one thing alone."""
    only: frozenset[Permission] | None = None
    """A registered phone acts with these rights alone."""

    @property
    def counted_offices(self) -> tuple[Office, ...]:
        """The offices that count now: those that need a second factor only with one (veto 7)."""
        return tuple(office for office in self.offices if self.second_factor or office.role not in NEED_SECOND_FACTOR)

    def holds(self, *roles: Role, school: int | None = None) -> bool:
        """Whether the person holds one of these roles now (at that school, where one is named)."""
        return any(office.role in roles and (school is None or office.school == school) for office in self.counted_offices)

    @property
    def schools(self) -> tuple[int, ...]:
        """The schools where the person holds an office now, in the order they were given."""
        return tuple(dict.fromkeys(office.school for office in self.counted_offices if office.school is not None))

    @property
    def speaks_as(self) -> str:
        """The role to write into the ledger: the first office, or family."""
        if self.lent:
            return Role.OWNER
        return self.counted_offices[0].role if self.counted_offices else "family"

    def may_ask_for(self, permission: Permission) -> bool:
        """Whether this right can be theirs at all, in this session."""
        return self.only is None or permission in self.only

    def narrowed(self, pupil: int) -> "Actor":
        """The same person, acting for one child only and through no office."""
        return replace(self, offices=(), narrowed_to=pupil)


def machine() -> Actor:
    """The SYSTEM role: background work, with few rights."""
    return Actor(account=None, name="Fourfold", offices=(Office(Role.SYSTEM, None),), second_factor=True)


def owner(reason: str, *rights: Permission) -> Actor:
    """Whoever owns the machine, with one command's rights; the reason goes into the ledger, and the heads are told."""
    return Actor(
        account=None,
        name="Owner of the machine",
        offices=(Office(Role.OWNER, None),),
        second_factor=True,
        lent=frozenset(rights),
        reason=reason,
    )


NOBODY = Actor(account=None, name="Nobody")

__all__ = ["FAMILY", "NOBODY", "Actor", "Office", "machine", "owner"]
