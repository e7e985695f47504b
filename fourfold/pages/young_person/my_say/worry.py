"""Something worries me: from My say to the school's one list of concerns."""

from django.http import HttpResponse
from django.shortcuts import redirect

from fourfold.access.roles import Side
from fourfold.audit.requests import Request
from fourfold.concerns import actions
from fourfold.concerns.safety import may_not_be_safe
from fourfold.pages.young_person.my_say.forms import WorryForm
from fourfold.pages.young_person.my_say.say import page
from fourfold.pages.young_person.my_say.turn import Turn, tell_at_the_end, turn_of


def worry(request: Request) -> HttpResponse:
    """A few words to the school. On a parent's own device nothing is written: whoever owns it could read it again.

    A pupil shares a worry as themselves; on an adult's device at school that adult has written down what the child said.
    """
    turn = turn_of(request)
    if not may_be_written(turn):
        return page(request, turn, "worry_told")
    form = WorryForm(request.POST or None)
    if form.is_valid():
        words = form.cleaned_data["words"]
        _raise(request, turn, words, form.cleaned_data["once"])
        tell_at_the_end(request, worry=True, unsafe=may_not_be_safe(words))
        return redirect("young-person:my-say-done")
    return page(request, turn, "worry", form=form)


def may_be_written(turn: Turn) -> bool:
    """Whether a worry can be written on this device."""
    return not (turn.on_adults_device and turn.side is Side.FAMILY)


def _raise(request: Request, turn: Turn, words: str, once: str) -> None:
    pupil = turn.opened.pupil
    if turn.on_adults_device:
        actions.raise_concern(request.actor, pupil, words=words, spoken_by=pupil.name, once=once)
    else:
        actions.share_worry(request.actor, pupil, words=words, once=once)
