"""What somebody looks for in the directory, and the page of what was found. Read from the address, so that it can be sent on."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from fourfold import clock
from fourfold.audit.requests import Request
from fourfold.code_of_practice.needs import Area
from fourfold.local_offer.kinds import AREA_WORDS, TIME_NAMES, Time
from fourfold.local_offer.queries import Wanted, directory_at, search
from fourfold.pages.fields import OneOf, Words
from fourfold.schools.queries import School
from fourfold.ui.lists import page_links

MILES = (1, 3, 5, 10, 20)
OLDEST = 25
WIDER = {
    "words": _("Without these words"),
    "area": _("For any need"),
    "age": _("For any age"),
    "within": _("However far it is"),
    "free": _("Also what costs money"),
    "time": _("At any time of the week"),
}
"""What is left out to find more, as a link says it."""
NAMES = {"words": "words", "area": "need", "age": "age", "within": "miles", "free": "free", "time": "time"}
"""The condition's name in an address."""


class SearchForm(forms.Form):
    """The box, and what narrows the search. Nothing has to be said."""

    words = Words(label=_("What are you looking for?"), required=False, max_length=100)
    need = OneOf([(area.value, name) for area, name in AREA_WORDS.items()], label=_("Help with"), empty=_("Anything"), required=False)
    age = forms.IntegerField(
        label=_("Age"),
        required=False,
        min_value=0,
        max_value=OLDEST,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _("Write the age in years, like 9")),
    )
    miles = OneOf([(str(one), _("%(num)s miles") % {"num": one} if one > 1 else _("1 mile")) for one in MILES],
                  label=_("How far"), empty=_("Any distance"), required=False)  # fmt: skip
    near = Words(
        label=_("From which postcode?"),
        help_text=_("Like %(postcode)s. Leave it empty to start at the school."),
        required=False,
        max_length=12,
    )
    time = OneOf(list(TIME_NAMES.items()), label=_("When"), empty=_("Any time"), required=False)
    free = forms.BooleanField(label=_("Only what is free"), required=False)

    def __init__(self, asked: QueryDict | Mapping[str, Any], *, school: School) -> None:
        super().__init__(asked, auto_id="find-%s")
        half = school.postcode.split(" ")[0] or "LS6"
        near = self.fields["near"]
        near.help_text = near.help_text % {"postcode": half}

    @property
    def wanted(self) -> Wanted:
        """What is wanted; a slip counts as nothing said, and is shown."""
        self.is_valid()
        said = self.cleaned_data
        return Wanted(
            words=said.get("words") or "",
            area=Area(said["need"]) if said.get("need") else None,
            age=said.get("age"),
            within=int(said["miles"]) if said.get("miles") else None,
            near=said.get("near") or "",
            free=bool(said.get("free")),
            time=Time(said["time"]) if said.get("time") else None,
        )

    @property
    def narrows(self) -> bool:
        """Whether somebody asked for more than words, so that the boxes below stand open: what a page begins with leaves them shut."""
        return isinstance(self.data, QueryDict) and any(self.data.get(name) for name in ("need", "age", "miles", "near", "time", "free"))


def searched(request: Request, school: School, **begins: Any) -> dict[str, Any]:
    """What a page of the search shows. `begins` are what is asked for until somebody asks otherwise."""
    today: date = clock.today()
    asked = (
        request.GET if any(name in request.GET for name in SearchForm.base_fields) else {k: v for k, v in begins.items() if v is not None}
    )
    form = SearchForm(asked, school=school)
    wanted = form.wanted
    directory = directory_at(request.actor, school, today=today)
    number = request.GET.get("page", "1")
    found = search(request.actor, school, wanted, page=int(number) if number.isdecimal() and len(number) < 6 else 1, today=today)

    def address(**changed: Any) -> str:
        query = QueryDict(mutable=True)
        said = asked.dict() if isinstance(asked, QueryDict) else asked
        query.update({name: str(value) for name, value in {**said, **changed}.items() if name in SearchForm.base_fields and value})
        if "page" in changed:
            query["page"] = str(changed["page"])
        elif not query:
            query["words"] = ""
        return f"?{query.urlencode()}"

    return {
        "form": form,
        "wanted": wanted,
        "found": found,
        "directory": directory,
        "school": school,
        "links": page_links(found.page, found.pages, lambda page: address(page=page)),
        "wider": [(WIDER[name], address(**{NAMES[name]: ""}), count) for name, count in found.wider],
        "today": today,
    }
