"""Whose turn it is: whose words these will be, who helps, and what was answered so far.

What is answered waits in the session and nowhere else: until the child says "this is right", nothing is kept. It is gone when the adult
signs in again.
"""

from dataclasses import dataclass, replace

from django.http import Http404

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.accounts import sessions
from fourfold.audit.requests import Request
from fourfold.code_of_practice.families import involve_directly
from fourfold.notifications.school_people import SchoolPeople, people_of
from fourfold.profiles.hearing import Answer
from fourfold.profiles.kinds import Method
from fourfold.profiles.questions import QuestionSet, age_for, current_set, set_called
from fourfold.pupils import queries
from fourfold.ui.once import once_key

PAGE = "my say"
TOLD = "told"


@dataclass(frozen=True)
class Turn:
    """One child's turn. `helper` is the adult whose device it is; empty where the child came by their own account."""

    opened: queries.Opened
    people: SchoolPeople
    questions: QuestionSet
    answers: tuple[Answer, ...] = ()
    method: Method = Method.ALONE
    helper: str = ""
    helper_role: str = ""
    side: Side = Side.FAMILY
    once: str = ""

    @property
    def name(self) -> str:
        """What the child is called."""
        return self.opened.pupil.forename

    @property
    def on_adults_device(self) -> bool:
        return bool(self.helper)

    @property
    def says_who_may_see(self) -> bool:
        """From 16, or the young-person date where that is sooner, they say themselves who may read it."""
        return involve_directly(self.opened.pupil.born, clock.today())

    def answer_to(self, key: str) -> Answer:
        """What was answered to a question so far."""
        return next((one for one in self.answers if one.question == key), Answer(key))

    def with_answer(self, answer: Answer) -> "Turn":
        """The same with this answer in its place; an empty one takes the answer away."""
        others = {one.question: one for one in self.answers} | {answer.question: answer}
        order = [question.key for question in self.questions.questions]
        return replace(self, answers=tuple(others[key] for key in order if key in others and not others[key].is_empty))


def turn_of(request: Request) -> Turn:
    """The turn of the child whose device this is, or who holds it now; it leaves a Viewing. Raises Http404 for everybody else."""
    kept = request.session.get(sessions.MY_SAY, {})
    code = sessions.childs_turn(request)
    side = Side(kept.get("side", Side.FAMILY)) if code else Side.FAMILY
    opened = queries.open_record(request.actor, code or own_code(request), page=PAGE, needs=Permission.PROFILE_CREATE, side=side)
    if opened is None:
        raise Http404
    if kept.get("pupil") != opened.pupil.code:
        kept = {}
    usual = current_set(age_for(opened.pupil.born, clock.today()))
    return Turn(
        opened=opened,
        people=people_of(opened.pupil, today=clock.today()),
        questions=set_called(kept.get("questions", "")) or usual,
        answers=tuple(Answer.of(one) for one in kept.get("answers", ())),
        method=Method(kept.get("method", Method.ALONE)),
        helper=kept.get("helper", "") or (request.actor.name if code else ""),
        helper_role=kept.get("helper_role", ""),
        side=side,
        once=kept.get("once", ""),
    )


def own_code(request: Request) -> str:
    """The code of the person's own record; "" where they have none."""
    if request.actor.account is None:
        return ""
    own = queries.visible_to(request.actor, side=Side.FAMILY).filter(account=request.actor.account).first()
    return own.code if own is not None else ""


def told(request: Request) -> dict[str, bool]:
    """What the last screen has to say."""
    found: dict[str, bool] = request.session.get(sessions.MY_SAY, {}).get(TOLD, {"said": True, "unsafe": False})
    return found


def tell_at_the_end(request: Request, **what: bool) -> None:
    """Remember what the last screen has to say; the next answer, or the next child, ends it."""
    request.session[sessions.MY_SAY] = {**request.session.get(sessions.MY_SAY, {}), TOLD: what}


def keep(request: Request, turn: Turn) -> None:
    """Keep what was answered until it is sent."""
    request.session[sessions.MY_SAY] = {
        "pupil": turn.opened.pupil.code,
        "questions": turn.questions.name,
        "answers": [answer.kept for answer in turn.answers],
        "method": turn.method.value,
        "helper": turn.helper,
        "helper_role": turn.helper_role,
        "side": turn.side.value,
        "once": turn.once or once_key(),
    }
