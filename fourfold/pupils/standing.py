"""Who may see a child: the one place where roles, links and vetoes become filters. A list is always the filter of its details.

Each condition of the policy is written once, as a database filter. `within_reach` folds a role's rule into a filter over many rows; `standing` asks the
same filters of one row. What a rule says of the row itself (own, draft, published) its model says in `conditions`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import BooleanField, Case, Exists, OuterRef, Q, Value, When

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.decide import Standing, Veto
from fourfold.access.permissions import Permission
from fourfold.access.policy import POLICY
from fourfold.access.roles import FAMILY, SIDE, Role, Side
from fourfold.access.rules import Condition, Facts
from fourfold.pupils.models import ChildRecord, ClassPlace, Enrolment, Grant, Involvement, ParentLink, Pupil, Restriction, SharingWish

READ_ONLY_DAYS = 14
"""How long a teacher or assistant who has left a class still reads its records."""
NEVER = Q(pk__in=[])
ALWAYS = ~NEVER
LINKED_ROLES = (Role.PARENT, Role.CARER, Role.PUPIL, Role.YOUNG_PERSON, Role.PROFESSIONAL)


def open_on(day: date, prefix: str = "") -> Q:
    """Rows with `starts` and `ends` that hold on a day; `ends` is the last day."""
    return Q(**{f"{prefix}starts__lte": day}) & (Q(**{f"{prefix}ends__isnull": True}) | Q(**{f"{prefix}ends__gte": day}))


@dataclass(frozen=True)
class Asking:
    """One person's question about children: for which permission, on which day."""

    actor: Actor
    permission: Permission
    today: date
    to: str = ""
    """The path from the rows asked about to the pupil: empty for pupils themselves, else "pupil" or "plan__pupil"."""

    def about(self, model: type[ChildRecord], **wanted: object) -> Exists:
        rows = model._base_manager.filter(open_on(self.today), **wanted)
        return Exists(rows.filter(pupil=OuterRef(self.path("pk"))))

    def path(self, field: str) -> str:
        """A field of the pupil, as seen from the rows asked about."""
        return field if not self.to else f"{self.to}_id" if field == "pk" else f"{self.to}__{field}"

    def conditions(self, role: Role, school: int | None, specialist: bool) -> dict[Condition, Q]:
        """What ties this person to a pupil through one role."""
        if role is Role.SYSTEM:
            return {Condition.JOB_IN_HAND: ALWAYS}
        if role in LINKED_ROLES:
            return self.links(role)
        on_roll = Exists(Enrolment._base_manager.filter(self.on_roll_at(school), pupil=OuterRef(self.path("pk"))))
        here = Q(on_roll)
        return {
            Condition.AT_SCHOOL: here,
            Condition.TEACHES: here & Q(self.teaches(school)),
            Condition.NAMED: here & Q(self.about(Involvement, account=self.actor.account)),
            Condition.SPECIALIST_STAFF: ALWAYS if specialist else NEVER,
            Condition.GRANTED: Q(self.granted()),
        }

    def on_roll_at(self, school: int | None) -> Q:
        """On roll now; or on roll nowhere, and this school was the last."""
        elsewhere = Exists(Enrolment._base_manager.filter(open_on(self.today), pupil=OuterRef("pupil")))
        was_last = Q(starts__lte=self.today, superseded=False) & ~Q(elsewhere)
        return Q(school=school) & (open_on(self.today) | was_last)

    def teaches(self, school: int | None) -> Exists:
        """Works in a class that the pupil is in; after a change either way, reads for 14 days more."""
        grace = timedelta(days=READ_ONLY_DAYS if self.permission.endswith(".view") else 0)
        since = self.today - grace
        recent = open_on_or_after(since, self.today)
        post = open_on_or_after(since, self.today, "group__staff__")
        places = ClassPlace._base_manager.filter(recent & post, group__school=school, group__staff__account=self.actor.account)
        return Exists(places.filter(pupil=OuterRef(self.path("pk"))))

    def granted(self) -> Exists:
        thing = self.permission.split(".")[0]
        grants = Grant._base_manager.filter(open_on(self.today), account=self.actor.account, pupil=OuterRef(self.path("pk")))
        return Exists(grants if thing == "identity" else grants.filter(things_listed(thing)))

    def links(self, role: Role) -> dict[Condition, Q]:
        """What a family or an outside professional is tied by."""
        me, pk = self.actor.account, OuterRef(self.path("pk"))
        mine = ParentLink._base_manager.filter(open_on(self.today), parent__account=me, confirmed_on__isnull=False, pupil=pk)
        if role is Role.PARENT:
            found = {Condition.PARENT: Q(Exists(mine.filter(responsibility=ParentLink.YES))), Condition.OWN_CONTACT: Q(Exists(mine))}
        elif role is Role.CARER:
            cares = mine.filter(responsibility__in=[ParentLink.NO, ParentLink.UNKNOWN]).exclude(care_basis="")
            found = {Condition.CARER: Q(Exists(cares)), Condition.GRANTED: Q(self.granted()), Condition.OWN_CONTACT: Q(Exists(mine))}
        elif role is Role.PROFESSIONAL:
            found = {Condition.GRANTED: Q(self.granted())}
        else:
            has_own_rights = Q(**{f"{self.path('born')}__lte": account_offered_born_by(self.today)})
            of_age = has_own_rights if role is Role.YOUNG_PERSON else ~has_own_rights
            is_me = Q(**{self.path("account"): me}) & of_age
            found = {Condition.IS_PUPIL: is_me, Condition.OWN_CONTACT: is_me}
        only = Q(**{self.path("pk"): self.actor.narrowed_to}) if self.actor.narrowed_to is not None else ALWAYS
        return {condition: q & only for condition, q in found.items()}

    def vetoes(self) -> dict[Veto, Q]:
        """What bars this person from a pupil, as filters."""
        me, pk = self.actor.account, OuterRef(self.path("pk"))
        barred = Restriction._base_manager.filter(open_on(self.today), Q(account=me) | Q(parent__account=me), full=True, pupil=pk)
        child = ParentLink._base_manager.filter(open_on(self.today), parent__account=me, pupil=pk)
        current = Enrolment._base_manager.filter(open_on(self.today), pupil=pk)
        wish = SharingWish._base_manager.filter(open_on(self.today), parent__account=me, share=True, pupil=pk)
        is_young_person = Q(**{f"{self.path('born')}__lte": young_person_born_by(self.today)})
        return {
            Veto.RESTRICTED: Q(Exists(barred)) if me is not None else NEVER,
            Veto.OWN_CHILD: Q(Exists(child)) if me is not None else NEVER,
            Veto.LEFT: ~Q(Exists(current)),
            Veto.PAST_YOUNG_PERSON_DATE: is_young_person & ~Q(Exists(wish)),
        }

    def offices(self) -> list[tuple[Role, int | None, bool]]:
        """The roles to ask through: those held now, and those that follow from links."""
        held = [(o.role, o.school, o.specialist) for o in self.actor.counted_offices if o.role in POLICY]
        linked = [(role, None, False) for role in LINKED_ROLES if role in FAMILY or self.actor.second_factor]
        return held + (linked if self.actor.account is not None else [])


def open_on_or_after(since: date, today: date, prefix: str = "") -> Q:
    """Rows that hold today, or held on or after `since`."""
    return Q(**{f"{prefix}starts__lte": today}) & (Q(**{f"{prefix}ends__isnull": True}) | Q(**{f"{prefix}ends__gte": since}))


def things_listed(thing: str) -> Q:
    """Grants whose list names a thing. The list is short text, so its quoted name is looked for on both databases alike."""
    return Q(things__icontains=f'"{thing}"')


def within_reach(
    actor: Actor,
    permission: Permission,
    *,
    to: str = "",
    own: Mapping[Condition, Q] | None = None,
    under: Facts = frozenset(),
    today: date | None = None,
    side: Side | None = None,
) -> Q:
    """The rows on which a person has a right (as one of that side, where a side is named), as a filter.

    `to` is the path to the pupil, `own` what rules may ask of the row itself.
    """
    asking = Asking(actor, permission, today or clock.today(), to)
    vetoes = asking.vetoes()
    found = ALWAYS if permission in actor.lent else NEVER
    for role, school, specialist in asking.offices():
        rule = POLICY[role].get(permission)
        if rule is None or side not in (None, SIDE[role]):
            continue
        true = asking.conditions(role, school, specialist) | dict(own or {}) | dict.fromkeys(under, ALWAYS)
        allowed = rule.fold(lambda c, true=true: true.get(c, NEVER), lambda a, b: a & b, lambda a, b: a | b, lambda a: ~a)
        found |= allowed & unvetoed(role, permission, vetoes)
    return found & ~vetoes[Veto.RESTRICTED]


def unvetoed(role: Role, permission: Permission, vetoes: Mapping[Veto, Q]) -> Q:
    """The rows on which a right through this role outlives the vetoes; the same sentence as `access.decide.survives`, over rows."""
    free = ALWAYS
    if role in {Role.SYSTEM}:
        return free
    if role not in FAMILY:
        free &= ~vetoes[Veto.OWN_CHILD]
    if not (permission.endswith(".view") and role in {Role.SENCO, Role.HEAD}):
        free &= ~vetoes[Veto.LEFT]
    if role in {Role.PARENT, Role.CARER}:
        free &= ~vetoes[Veto.PAST_YOUNG_PERSON_DATE]
    return free


def standing(actor: Actor, row: ChildRecord, permission: Permission, *, today: date | None = None) -> Standing:
    """How a person stands to one row, in one query."""
    model, to = type(row), "" if isinstance(row, Pupil) else "pupil"
    subject, own = (row, model.conditions(actor)) if row.pk and not row._state.adding else (row.child, {})
    if subject is not row:
        model, to = Pupil, ""
    asking = Asking(actor, permission, today or clock.today(), to)
    asked: dict[str, Q] = {f"veto_{veto}": q for veto, q in asking.vetoes().items()}
    asked |= {f"own_{condition.name}": q for condition, q in own.items()}
    offices = asking.offices()
    for number, office in enumerate(offices):
        asked |= {f"office{number}_{condition.name}": q for condition, q in asking.conditions(*office).items()}
    whether = {name: Case(When(q, then=Value(True)), default=Value(False), output_field=BooleanField()) for name, q in asked.items()}
    answers = model._base_manager.filter(pk=subject.pk).annotate(**whether).values(*whether).get()
    own_facts = frozenset(c for c in own if answers[f"own_{c.name}"])
    facts: dict[Role, Facts] = {}
    for number, (role, school, specialist) in enumerate(offices):
        tied = frozenset(c for c in asking.conditions(role, school, specialist) if answers[f"office{number}_{c.name}"])
        facts[role] = facts.get(role, frozenset()) | tied | own_facts
    return Standing(facts, frozenset(veto for veto in Veto if answers[f"veto_{veto}"]))


def young_person_born_by(today: date) -> date:
    """The latest birthday of those who are young people today: over compulsory school age since the last Friday in June."""
    june = date(today.year, 6, 30)
    last_friday = june - timedelta(days=(june.weekday() - 4) % 7)
    year_of_sixteenth = today.year if today >= last_friday else today.year - 1
    return date(year_of_sixteenth - 16, 8, 31)


def account_offered_born_by(today: date) -> date:
    """The latest birthday of those to whom an account of their own is offered: from the 16th birthday or the young-person date, whichever comes first."""
    # Nobody of 16 was born on a 29 February that this year lacks, so the day before stands in for it.
    sixteen_years_ago = today.replace(year=today.year - 16, day=28 if (today.month, today.day) == (2, 29) else today.day)
    return max(sixteen_years_ago, young_person_born_by(today))
