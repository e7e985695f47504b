"""What your parents can see: a young person's own choice, part by part (veto 8)."""

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.access.sharing import SHARED_AT_FIRST, Part
from fourfold.audit.requests import Request
from fourfold.code_of_practice.families import involve_directly, is_young_person, young_person_from
from fourfold.code_of_practice.school_year import age_on
from fourfold.notifications.school_people import people_of
from fourfold.pupils import actions, queries
from fourfold.pupils.queries import Opened, SharedWith
from fourfold.schools.offers import offers_at
from fourfold.support.queries import plan_as_parent_sees
from fourfold.ui.notices import tell
from fourfold.ui.words import day_in_words

PARTS = {
    Part.PLAN: (gettext_lazy("My plan"), gettext_lazy("What we hope, and the help you get")),
    Part.MEETINGS: (gettext_lazy("Meeting dates"), gettext_lazy("When we meet, and who comes")),
    Part.WORDS: (gettext_lazy("What I said"), gettext_lazy("Your own words from My say")),
    Part.SESSIONS: (gettext_lazy("How sessions went"), gettext_lazy("What happened each week")),
    Part.LETTERS: (gettext_lazy("My letters"), gettext_lazy("A copy of each letter about your SEN support")),
    Part.RESULTS: (gettext_lazy("Results and reports"), gettext_lazy("Test results, and what experts write")),
}
EVERYONE = "all"
"""The prefix of the fields where one choice holds for all parents."""


class Choices(forms.Form):
    """A switch for each part; one set of them for all parents, or one for each."""

    def __init__(self, *args: Any, groups: dict[str, frozenset[Part]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.groups = groups
        for key, shared in groups.items():
            for part, (label, says) in PARTS.items():
                self.fields[f"{key}-{part.value}"] = forms.BooleanField(required=False, label=label, help_text=says, initial=part in shared)

    def switches(self, key: str) -> list[forms.BoundField]:
        """The switches of one group."""
        return [self[f"{key}-{part.value}"] for part in PARTS]

    def chosen(self, key: str) -> frozenset[Part]:
        """What a group may see."""
        return frozenset(part for part in PARTS if self.cleaned_data[f"{key}-{part.value}"])


def own_record(request: Request, page: str) -> Opened:
    """One's own record, from 16 on or the young-person date where that is sooner; it leaves a Viewing. Raises Http404 for all others."""
    mine = queries.visible_to(request.actor, side=Side.FAMILY).filter(account=request.actor.account).first()
    if mine is None or request.actor.account is None or not involve_directly(mine.born, clock.today()):
        raise Http404
    opened = queries.open_record(request.actor, mine.code, page=page, needs=Permission.IDENTITY_VIEW, side=Side.FAMILY)
    if opened is None:
        raise Http404
    return opened


def sharing(request: Request) -> HttpResponse:
    """Choose what each parent sees, or all of them together."""
    opened, today = own_record(request, "my sharing"), clock.today()
    pupil = opened.pupil
    begins = young_person_from(pupil.born)
    known = queries.shared_with(request.actor, pupil, on=max(begins, today), today=today)
    parents = [one for one in known if not one.is_kept_out]
    apart = "apart" in request.GET or len({(one.chosen, one.parts) for one in parents}) > 1
    groups = _groups(parents, apart=apart)
    form = Choices(request.POST if request.method == "POST" else None, groups={key: shared for key, (_who, shared) in groups.items()})
    if request.method == "POST" and parents and form.is_valid():
        choices = {one.code: form.chosen(one.code if apart else EVERYONE) for one in parents}
        actions.choose_what_to_share(request.actor, pupil, choices=choices, today=today)
        saved = _("Saved. It counts from now.") if begins <= today else _("Saved. It counts from %(day)s.") % {"day": _day(begins)}
        tell(request, saved)
        return redirect("young-person:sharing")
    now = queries.shared_with(request.actor, pupil, on=today, today=today)
    people = people_of(pupil, today=today)
    context = {
        "form": form,
        "groups": [(_question(who), form.switches(key)) for key, (who, _shared) in groups.items()],
        "apart": apart,
        "several": len(parents) > 1,
        "kept_out": [one.forename for one in known if one.is_kept_out],
        "hello": pupil.forename,
        "age": age_on(pupil.born, today),
        "begins": begins,
        "has_begun": is_young_person(pupil.born, today),
        "today_they_see": [(one.forename, [(part in one.parts, PARTS[part][0]) for part in PARTS]) for one in now if not one.is_kept_out],
        "pages": [(one.code, one.forename) for one in now if one.has_page],
        "people": people,
        "authority": offers_at(people.school, pupil.home_authority),
        "today": today,
    }
    return render(request, "young_person/sharing.html", context)


def seen_by(request: Request, parent: str) -> HttpResponse:
    """The page of one parent, as it is for them at this moment."""
    opened, today = own_record(request, "what a parent sees"), clock.today()
    known = queries.shared_with(request.actor, opened.pupil, on=today, today=today)
    who = next((one for one in known if one.code == parent and one.has_page), None)
    if who is None:
        raise Http404
    found = plan_as_parent_sees(request.actor, opened.pupil, parent, today=today)
    page = "young_person/seen_by.html" if found is not None else "young_person/seen_by_nobody.html"
    return render(request, page, {"found": found, "seen_by": who.forename, "today": today})


def _groups(parents: list[SharedWith], *, apart: bool) -> dict[str, tuple[list[SharedWith], frozenset[Part]]]:
    """Whom each set of switches is for, and what it shows at first: what was chosen, or what is proposed."""
    if not parents:
        return {}
    if apart:
        return {one.code: ([one], one.parts if one.chosen else SHARED_AT_FIRST) for one in parents}
    return {EVERYONE: (parents, parents[0].parts if parents[0].chosen else SHARED_AT_FIRST)}


def _question(who: list[SharedWith]) -> str:
    """Whose eyes it is about: "your mum and dad" where both are known so, else their names."""
    relations = [one.relation for one in who]
    if len(who) > 1 and set(relations) == {"mum", "dad"} and len(who) == len(relations):
        return _("Can your mum and dad see these?")
    if len(who) > 1:
        return _("Can your parents see these?")
    return _("Can %(name)s see these?") % {"name": who[0].forename}


def _day(day: Any) -> str:
    return day_in_words(day, year=True)
