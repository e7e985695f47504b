"""The screens of My say: the start, one question each, "is this right?", and thank you."""

from dataclasses import replace

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.views.decorators.http import require_POST

from fourfold import clock
from fourfold.access.roles import Side
from fourfold.accounts import sessions
from fourfold.audit.requests import Request
from fourfold.concerns.safety import may_not_be_safe
from fourfold.pages.young_person.my_say.forms import PARENTS_TOO, QuestionForm, RightForm
from fourfold.pages.young_person.my_say.symbols import drawings_of
from fourfold.pages.young_person.my_say.turn import Turn, keep, tell_at_the_end, told, turn_of
from fourfold.profiles import actions
from fourfold.profiles.hearing import Answer, Heard, in_words
from fourfold.profiles.queries import childs_views, own_saying


def start(request: Request) -> HttpResponse:
    """What do you want to say?"""
    turn = turn_of(request)
    before = childs_views(request.actor, turn.opened.pupil, side=turn.side)
    return page(request, turn, "start", has_begun=bool(turn.answers), has_said=bool(before))


def question(request: Request, place: int) -> HttpResponse:
    """One question. Next keeps the answer, Skip takes it away; both go on."""
    turn = turn_of(request)
    if not 1 <= place <= len(turn.questions.questions):
        raise Http404
    asked = turn.questions.questions[place - 1]
    onwards = "young-person:my-say-check" if place == len(turn.questions.questions) or "back" in request.GET else ""
    form = QuestionForm(request.POST or None, question=asked, answer=turn.answer_to(asked.key))
    if "skip" in request.POST or form.is_valid():
        keep(request, turn.with_answer(Answer(asked.key) if "skip" in request.POST else form.answer))
        return redirect(onwards) if onwards else redirect("young-person:my-say-question", place + 1)
    drawings = drawings_of(request.actor, asked, turn.people.school)
    return page(request, turn, "question", form=form, question=asked, place=place, of=len(turn.questions.questions), drawings=drawings)


def check(request: Request) -> HttpResponse:
    """Is this right? Their words back, before anybody has them."""
    turn = turn_of(request)
    if request.POST.get("once", turn.once) != turn.once:
        return redirect("young-person:my-say-done")
    form = RightForm(request.POST if request.method == "POST" else None, asks_who=turn.says_who_may_see and bool(turn.answers))
    if request.method == "POST" and (form.is_valid() or "skip" in request.POST):
        if turn.answers:
            _send(request, turn, shown_to_parents=not turn.says_who_may_see or form.cleaned_data.get("who") == PARENTS_TOO)
        unsafe = may_not_be_safe(*(answer.words for answer in turn.answers))
        keep(request, replace(turn, answers=(), once=""))
        tell_at_the_end(request, said=bool(turn.answers), unsafe=unsafe)
        return redirect("young-person:my-say-done")
    places = {asked.key: place for place, asked in enumerate(turn.questions.questions, start=1)}
    shown = list(zip(in_words(turn.questions.name, turn.answers), [places[one.question] for one in turn.answers], strict=True))
    return page(request, turn, "check", form=form, shown=shown)


def done(request: Request) -> HttpResponse:
    """Thank you: who reads it, and what happens now."""
    turn = turn_of(request)
    return page(request, turn, "done", told=told(request))


def said(request: Request) -> HttpResponse:
    """You said, we did: what they said before, and what was done because of it."""
    turn = turn_of(request)
    return page(request, turn, "said", voices=childs_views(request.actor, turn.opened.pupil, side=turn.side), today=clock.today())


@require_POST
def shown(request: Request, saying: str) -> HttpResponse:
    """Change one's mind about who reads what one said: by one's own account alone, from 16."""
    turn = turn_of(request)
    row = own_saying(request.actor, saying) if turn.says_who_may_see and not turn.on_adults_device else None
    if row is None:
        raise Http404
    actions.choose_who_reads(request.actor, row, parents=request.POST.get("parents") == "yes")
    return redirect("young-person:my-say-before")


def give_back(request: Request) -> HttpResponse:
    """Give the device back: the adult signs in again, and only then is it theirs."""
    turn = turn_of(request)
    if not turn.on_adults_device:
        raise Http404
    return page(request, turn, "give_back", sign_in_url=resolve_url(settings.LOGIN_URL))


def _send(request: Request, turn: Turn, *, shown_to_parents: bool) -> None:
    heard = Heard(
        method=turn.method,
        asked=turn.questions.name,
        answers=turn.answers,
        helper=turn.helper,
        helper_role=turn.helper_role,
        shown_to_parents=shown_to_parents,
        once=turn.once,
    )
    verb = actions.hear_child if turn.side is Side.SCHOOL else actions.say_views
    verb(request.actor, turn.opened.pupil, heard=heard, today=clock.today())


def page(request: Request, turn: Turn, name: str, **more: object) -> HttpResponse:
    """One screen."""
    in_hands = bool(sessions.childs_turn(request))
    return render(request, f"young_person/my_say/{name}.html", {"turn": turn, "people": turn.people, "in_childs_hands": in_hands} | more)
