"""What stands behind the addresses: one of each thing that a page can show, made through the ordinary actions.

`things(cast)` gives words for addresses by name: `leo` is Leo's code, `plan` the code of his plan. A room that brings
pages with something new in their address adds a maker here.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.cast import Cast


@dataclass
class Town:
    """The cast, and the words for what there is."""

    cast: Cast
    words: dict[str, str] = field(default_factory=dict)


MAKERS: list[Callable[[Town], None]] = []


def makes(maker: Callable[[Town], None]) -> Callable[[Town], None]:
    """Add to what there is; in the order in which they are written here."""
    MAKERS.append(maker)
    return maker


def things(cast: Cast) -> Town:
    """The town with everything in it."""
    town = Town(cast)
    for maker in MAKERS:
        maker(town)
    return town


@makes
def pupils_and_people(town: Town) -> None:
    town.words |= {name: pupil.code for name, pupil in town.cast.pupils.items()}
    town.words |= {f"account_of_{name}": account.code for name, account in town.cast.accounts.items()}
    town.words |= {"nonsense": "zzzzzz", "one": "1"}


@makes
def once_round_the_four_steps(town: Town) -> None:
    from fourfold import clock
    from fourfold.support import actions
    from fourfold.support.kinds import Answer
    from tests.support.history import drafted, key, logged

    cast = town.cast
    plan = drafted(cast)
    actions.share_plan(cast.amina, plan, today=clock.today())
    plan.refresh_from_db()
    actions.record_agreement(cast.grace, plan, key=key("grace"), answer=Answer.AGREED, today=clock.today())
    actions.start_support(cast.amina, plan.cycle, today=clock.today())
    session = logged(cast, plan)
    town.words |= {"plan": plan.code, "cycle": plan.cycle.code, "line": plan.lines.get().code, "outcome": plan.outcomes.get().code}
    town.words |= {"session": str(session.pk)}
    draft = actions.revise_plan(cast.amina, plan, because="Leo wants harder books.")
    town.words |= {"session_code": session.code, "draft_outcome": draft.outcomes.get().code, "draft_line": draft.lines.get().code}
