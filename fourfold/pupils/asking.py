"""What a person may be tied to a child by, each condition and each veto written once, as a database filter."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import Any

from django.db.models import Exists, OuterRef, Q

from fourfold.access.actor import Actor
from fourfold.access.decide import TIES, Standing, Veto
from fourfold.access.permissions import Permission
from fourfold.access.policy import POLICY
from fourfold.access.roles import FAMILY, Role
from fourfold.access.rules import Condition, Facts, Rule
from fourfold.access.sharing import part_of
from fourfold.pupils.ages import young_person_born_by
from fourfold.pupils.models import ClassPlace, Enrolment
from fourfold.pupils.ties import READ_ONLY_DAYS, Pupils, Ties, open_on, open_since, ties_of

NEVER = Q(pk__in=[])
ALWAYS = ~NEVER
LINKED_ROLES = (Role.PARENT, Role.CARER, Role.PUPIL, Role.YOUNG_PERSON, Role.PROFESSIONAL)

FILTERS_KEPT = 256
"""Of the filters that speak of a day and a school and of nobody: costly to put together, and the same for everyone."""

Office = tuple[Role, int | None, bool]


@dataclass(frozen=True)
class Tied:
    """What is true between one person and one child: the conditions by which each office is tied, and the vetoes."""

    offices: Mapping[Office, Facts]
    vetoes: frozenset[Veto]

    def standing(self) -> Standing:
        """The same by role. What describes an office alone counts where that office ties the person to the child: a specialist post at one
        school says nothing at another."""
        facts: dict[Role, Facts] = {}
        for (role, *_), conditions in self.offices.items():
            said = conditions if conditions & TIES else conditions - {Condition.SPECIALIST_STAFF}
            facts[role] = facts.get(role, frozenset()) | said
        return Standing(facts, self.vetoes)


def both(a: Q, b: Q) -> Q:
    """And, without carrying along what is always or never true."""
    return NEVER if NEVER in (a, b) else b if a == ALWAYS else a if b == ALWAYS else a & b


def either(a: Q, b: Q) -> Q:
    """Or, likewise."""
    return ALWAYS if ALWAYS in (a, b) else b if a == NEVER else a if b == NEVER else a | b


def other_than(a: Q) -> Q:
    """Not, likewise."""
    return ALWAYS if a == NEVER else NEVER if a == ALWAYS else ~a


@dataclass(frozen=True)
class Asking:
    """One person's question about children: for which permission, on which day."""

    actor: Actor
    permission: Permission
    today: date
    to: str = ""
    """The path from the rows asked about to the pupil: empty for pupils themselves, else "pupil" or "plan__pupil"."""
    known: Ties | None = None
    tied: Tied | None = None
    """What is known already of the one child asked about: it is then always or never true, and asked of no row."""
    about: int | None = None
    """The one child asked about, where what is asked of the database is asked of a row about that child: whether it is one of some is then
    known."""

    @cached_property
    def ties(self) -> Ties:
        return self.known or ties_of(self.actor, self.today)

    def path(self, field: str) -> str:
        """A field of the pupil, as seen from the rows asked about."""
        return field if not self.to else f"{self.to}_id" if field == "pk" else f"{self.to}__{field}"

    def among(self, pupils: Pupils) -> Q:
        """The rows about these pupils."""
        if self.about is not None:
            return ALWAYS if self.about in pupils else NEVER
        return Q(**{f"{self.path('pk')}__in": sorted(pupils)}) if pupils else NEVER

    def condition(self, condition: Condition, role: Role, school: int | None, specialist: bool) -> Q:
        """One thing that may tie this person to a pupil through one role."""
        if role is Role.SYSTEM:
            return ALWAYS if condition is Condition.JOB_IN_HAND else NEVER
        if condition is Condition.GRANTED:
            return self.for_one_child(self.among(self.ties.granted(self.permission.split(".")[0])))
        if self.tied is not None:
            return ALWAYS if condition in self.tied.offices[role, school, specialist] else NEVER
        if role in LINKED_ROLES:
            return self.for_one_child(self.link(condition, role))
        if condition is Condition.AT_SCHOOL:
            return on_roll(self.today, self.path("pk"), school)
        if condition is Condition.TEACHES:
            # After a change either way, they read for 14 days more.
            since = self.today - timedelta(days=READ_ONLY_DAYS if self.permission.endswith(".view") else 0)
            return self.once(self.teaches, school, since)
        if condition is Condition.NAMED:
            return both(self.among(self.ties.named_on), on_roll(self.today, self.path("pk"), school)) if self.ties.named_on else NEVER
        return ALWAYS if condition is Condition.SPECIALIST_STAFF and specialist else NEVER

    def link(self, condition: Condition, role: Role) -> Q:
        """What a family is tied by."""
        if role is Role.PARENT and condition is Condition.PARENT:
            return self.among(self.ties.responsible_for)
        if role is Role.CARER and condition is Condition.CARER:
            return self.among(self.ties.cares_for)
        if role in {Role.PARENT, Role.CARER} and condition is Condition.OWN_CONTACT:
            return self.among(self.ties.confirmed)
        if role in {Role.PUPIL, Role.YOUNG_PERSON} and condition in {Condition.IS_PUPIL, Condition.OWN_CONTACT}:
            return self.among(self.ties.own_with_rights if role is Role.YOUNG_PERSON else self.ties.own_as_pupil)
        return NEVER

    def for_one_child(self, q: Q) -> Q:
        """A session that came from a family's link speaks of that child alone."""
        return q if self.actor.narrowed_to is None else both(q, self.among(frozenset({self.actor.narrowed_to})))

    def once(self, make: Callable[..., Q], *of: Any) -> Q:
        """A filter that is costly to put together, made once as long as these ties are known."""
        kept, key = self.ties.filters, (make.__name__, self.to, *of)
        if key not in kept:
            kept[key] = make(*of)
        return kept[key]

    def teaches(self, school: int | None, since: date) -> Q:
        """Works in a class that the pupil is in, or did on or after a day."""
        classes = self.ties.classes(school, since=since)
        if not classes:
            return NEVER
        places = ClassPlace._base_manager.filter(open_since(since, self.today), group__in=sorted(classes))
        return both(Q(Exists(places.filter(pupil=OuterRef(self.path("pk"))))), on_roll(self.today, self.path("pk"), school))

    def veto(self, veto: Veto) -> Q:
        """What bars this person from a pupil."""
        if veto is Veto.PAST_YOUNG_PERSON_DATE:
            return self.past_young_person_date()
        if self.tied is not None:
            return ALWAYS if veto in self.tied.vetoes else NEVER
        if veto is Veto.RESTRICTED:
            return self.among(self.ties.barred_from)
        if veto is Veto.OWN_CHILD:
            return self.among(self.ties.children)
        return has_left(self.today, self.path("pk"))

    def past_young_person_date(self) -> Q:
        """Veto 8: no wish for the part of the record in hand. Asked for each right, since each belongs to another part."""
        if not self.ties.children:
            return NEVER
        is_young_person = Q(**{f"{self.path('born')}__lte": young_person_born_by(self.today)})
        return both(is_young_person, other_than(self.among(self.ties.shared(part_of(self.permission)))))

    def offices(self) -> list[Office]:
        """The roles to ask through: those held now, and those that follow from links; a registered phone has offices alone."""
        if not self.actor.may_ask_for(self.permission):
            return []
        held = [(o.role, o.school, o.specialist) for o in self.actor.counted_offices if o.role in POLICY]
        # A system administrator may be somebody's parent, but from outside, as a professional, they see no content either (veto 10).
        from_outside = self.actor.second_factor and not self.actor.holds(Role.SYSADMIN)
        linked = [(role, None, False) for role in LINKED_ROLES if role in FAMILY or from_outside]
        return held + (linked if self.actor.account is not None and self.actor.only is None else [])

    def allowed(self, rule: Rule, office: Office, own: Mapping[Condition, Q]) -> Q:
        """The rows on which a rule holds through one role, and outlives the vetoes."""
        role = office[0]
        found = rule.fold(lambda c: own[c] if c in own else self.condition(c, *office), both, either, other_than)
        for veto in () if found == NEVER or role is Role.SYSTEM else self.vetoes_on(role):
            found = both(found, other_than(self.veto(veto)))
        return found

    def vetoes_on(self, role: Role) -> tuple[Veto, ...]:
        """The vetoes that end a right through this role; the same sentence as `access.decide.survives`, over rows."""
        reads_on = self.permission.endswith(".view") and role in {Role.SENCO, Role.HEAD}
        found: list[Veto] = [] if role in FAMILY else [Veto.OWN_CHILD]
        found += [] if reads_on else [Veto.LEFT]
        return (*found, *((Veto.PAST_YOUNG_PERSON_DATE,) if role in {Role.PARENT, Role.CARER} else ()))


@lru_cache(maxsize=FILTERS_KEPT)
def on_roll(today: date, pupil: str, school: int | None) -> Q:
    """On roll at the school now; or on roll nowhere, and this school was the last. `pupil` is the path to the pupil's number."""
    elsewhere = Exists(Enrolment._base_manager.filter(open_on(today), pupil=OuterRef("pupil")))
    was_last = Q(starts__lte=today, superseded=False) & ~Q(elsewhere)
    rolls = Enrolment._base_manager.filter(open_on(today) | was_last, school=school)
    return Q(Exists(rolls.filter(pupil=OuterRef(pupil))))


@lru_cache(maxsize=FILTERS_KEPT)
def has_left(today: date, pupil: str) -> Q:
    """On roll nowhere."""
    return ~Q(Exists(Enrolment._base_manager.filter(open_on(today), pupil=OuterRef(pupil))))
