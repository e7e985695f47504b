"""Who may see a child: the one place where roles, links and vetoes become filters. A list is always the filter of its details.

Each condition of the policy is written once, as a database filter. `within_reach` folds a role's rule into a filter over many rows;
`standing` asks the same filters of one row. What a rule says of the row itself (own, draft, published) its model says in `conditions`.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import TypeVar

from django.db.models import BooleanField, ExpressionWrapper, Q

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.decide import Standing, Veto, may
from fourfold.access.permissions import Permission
from fourfold.access.policy import POLICY
from fourfold.access.roles import SIDE, Role, Side
from fourfold.access.rules import Condition, Facts
from fourfold.access.sharing import part_of
from fourfold.pupils.ages import account_offered_born_by, young_person_born_by
from fourfold.pupils.asking import ALWAYS, NEVER, Asking, Office, Tied, both, either, other_than
from fourfold.pupils.models import ChildRecord, Pupil
from fourfold.pupils.ties import Ties, is_reading, open_on, ties_of

__all__ = [
    "Ties",
    "account_offered_born_by",
    "all_held",
    "open_on",
    "rights_about",
    "rights_in",
    "standing",
    "within_reach",
    "young_person_born_by",
]

T = TypeVar("T")
Answer = bool | tuple[str, ...]
"""What is so, or the names under which its parts are asked."""
Holds = Callable[[Permission, Facts], bool]
"""Whether a right is held under some facts."""
ANY_VIEW, ANY_CHANGE = Permission.PLAN_VIEW, Permission.PLAN_CREATE


def within_reach(
    actor: Actor,
    permission: Permission,
    *,
    to: str = "",
    own: Mapping[Condition, Q] | None = None,
    under: Facts = frozenset(),
    today: date | None = None,
    side: Side | None = None,
    ties: Ties | None = None,
    of: Pupil | None = None,
) -> Q:
    """The rows on which a person has a right (as one of that side, where a side is named), as a filter.

    `to` is the path to the pupil, `own` what rules may ask of the row itself. With `of`, the rows about that one child alone: while a page
    is being read, how the person stands to the child is then asked once, and not again by each list.
    """
    ties = ties or ties_of(actor, today or clock.today())
    tied = tied_to(actor, of, ties)[0 if permission.endswith(".view") else 1] if of is not None and is_reading() else None
    asking = Asking(actor, permission, ties.today, to, ties, tied)
    theirs = dict(own or {}) | dict.fromkeys(under, ALWAYS)
    found = ALWAYS if permission in actor.lent and side in (None, Side.SCHOOL) else NEVER
    for office in asking.offices():
        rule = POLICY[office[0]].get(permission)
        if rule is not None and side in (None, SIDE[office[0]]):
            found = either(found, asking.allowed(rule, office, theirs))
    found = both(found, other_than(asking.veto(Veto.RESTRICTED)))
    return found if of is None else both(asking.among(frozenset({of.pk})), found)


def standing(actor: Actor, row: ChildRecord, permission: Permission, *, today: date | None = None, ties: Ties | None = None) -> Standing:
    """How a person stands to one row, for one permission: the same filters, asked of that row in one query.

    Only those that this right's rules speak of. What else ties the person to the row is asked where it decides how they are refused.
    """
    known = ties or ties_of(actor, today or clock.today())
    (found,) = found_out(actor, row, {permission: rules_of(permission)}, known)

    def find_whole() -> Standing:
        (whole,) = found_out(actor, row, {permission: SPOKEN_OF}, known)
        return whole.standing()

    return replace(found.standing(), find_whole=find_whole)


def tied_to(actor: Actor, pupil: Pupil, ties: Ties) -> tuple[Tied, Tied]:
    """How a person stands to a child, for reading and for changing: teaching gives 14 more days of reading but not of writing. One query
    at most, and none where these ties know already."""
    if not is_reading() or pupil.pk not in ties.answers:
        ties.answers[pupil.pk] = found_out(actor, pupil, dict.fromkeys((ANY_VIEW, ANY_CHANGE), SPOKEN_OF), ties)
    to_read, to_write = ties.answers[pupil.pk]
    return to_read, to_write


def found_out(actor: Actor, row: ChildRecord, spoken_of: Mapping[Permission, Mapping[Role, Facts]], ties: Ties) -> list[Tied]:
    """What ties a person to one row, for each permission: of the conditions that are spoken of for it, by role. One query,
    and those of the ties that are not known yet."""
    is_there = row.pk is not None and not row._state.adding
    model, to = (type(row), "" if isinstance(row, Pupil) else "pupil") if is_there else (Pupil, "")
    own = model.conditions(actor) if is_there else {}
    asked: dict[Q, str] = {}

    def ask(q: Q) -> Answer:
        """A filter's answer, where it needs no query; else the names under which it is asked, part by part, since filters share parts."""
        if q in (NEVER, ALWAYS):
            return q == ALWAYS
        parts = [q] if q.negated or q.connector != Q.AND else [part if isinstance(part, Q) else Q(part) for part in q.children]
        return tuple(asked.setdefault(part, f"q{len(asked)}") for part in parts)

    def plan_of(permission: Permission, spoken: Mapping[Role, Facts]) -> tuple[dict[Office, dict[Condition, Answer]], dict[Veto, Answer]]:
        asking = Asking(actor, permission, ties.today, to, ties, about=row.pk if isinstance(row, Pupil) else None)
        offices = [office for office in asking.offices() if office[0] in spoken]
        vetoes = {Veto.RESTRICTED}.union(*(asking.vetoes_on(role) for role, *_ in offices))
        return (
            {office: {c: ask(own[c] if c in own else asking.condition(c, *office)) for c in spoken[office[0]]} for office in offices},
            {veto: ask(asking.veto(veto)) for veto in vetoes},
        )

    plan = [plan_of(permission, spoken) for permission, spoken in spoken_of.items()]
    answers = answers_about(model, row.pk if is_there else row.child.pk, asked)

    def so(asked_for: Mapping[T, Answer]) -> frozenset[T]:
        """Which of them are so."""
        return frozenset(
            one for one, answer in asked_for.items() if (answer if isinstance(answer, bool) else all(answers[part] for part in answer))
        )

    return [Tied({office: so(conditions) for office, conditions in offices.items()}, so(vetoes)) for offices, vetoes in plan]


def rights_in(
    actor: Actor, pupil: Pupil, *, side: Side | None = None, under: tuple[Facts, ...] = (frozenset(),), ties: Ties | None = None
) -> list[frozenset[Permission]]:
    """All that a person may do about a pupil where the thing is not there yet or is published to them, for each set of facts `under` which
    they ask. One query at most."""
    holds = rights_about(actor, pupil, side=side, ties=ties)
    return [all_held(holds, facts) for facts in under]


def all_held(holds: Holds, facts: Facts) -> frozenset[Permission]:
    """Every right that is held under these facts."""
    return frozenset(permission for permission in Permission if holds(permission, facts))


def rights_about(actor: Actor, pupil: Pupil, *, side: Side | None = None, ties: Ties | None = None) -> Holds:
    """Whether a person has one of these rights under some facts: one query at most, however many are asked for."""
    known = ties or ties_of(actor, clock.today())
    to_read, to_write = (tied.standing() for tied in tied_to(actor, pupil, known))

    def holds(permission: Permission, facts: Facts) -> bool:
        through = to_read if permission.endswith(".view") else to_write
        if not actor.may_ask_for(permission):
            return False
        if permission in actor.lent and side in (None, Side.SCHOOL):
            return Veto.RESTRICTED not in through.vetoes
        is_granted = pupil.pk in known.granted(permission.split(".")[0]) and actor.narrowed_to in (None, pupil.pk)
        return may(permission, reshared(regranted(through, is_granted), pupil, permission, known), side=side, under=facts)

    return holds


def regranted(found: Standing, is_granted: bool) -> Standing:
    """The same standing towards another kind of thing: only a grant depends on which."""
    granted = frozenset({Condition.GRANTED})
    facts = {
        role: own | granted if is_granted and Condition.GRANTED in SPOKEN_OF[role] else own - granted for role, own in found.facts.items()
    }
    return Standing(facts, found.vetoes)


def reshared(found: Standing, pupil: Pupil, permission: Permission, ties: Ties) -> Standing:
    """The same standing of a parent towards another part of a young person's record: only the wish depends on which."""
    bars = pupil.pk in ties.children and pupil.born <= young_person_born_by(ties.today) and pupil.pk not in ties.shared(part_of(permission))
    past = frozenset({Veto.PAST_YOUNG_PERSON_DATE})
    return Standing(found.facts, found.vetoes | past if bars else found.vetoes - past)


def answers_about(model: type[ChildRecord], pk: int, asked: Mapping[Q, str]) -> dict[str, bool]:
    """Each filter asked of one row."""
    if not asked:
        return {}
    whether = {name: ExpressionWrapper(q, output_field=BooleanField()) for q, name in asked.items()}
    row = model._base_manager.filter(pk=pk).values(**whether).get()
    return {name: bool(answer) for name, answer in row.items()}


@cache
def rules_of(permission: Permission) -> Mapping[Role, Facts]:
    """The conditions that each role's rule for one right speaks of; no role that cannot have it."""
    return {role: rules[permission].conditions() for role, rules in POLICY.items() if permission in rules}


SPOKEN_OF: Mapping[Role, Facts] = {
    role: frozenset().union(*(rule.conditions() for rule in rules.values())) for role, rules in POLICY.items()
}
"""The conditions that any of a role's rules speaks of."""
