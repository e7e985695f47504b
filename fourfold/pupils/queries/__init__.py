"""Reading about pupils, from the person who asks."""

from fourfold.pupils.queries.agreeing import Agreed, who_may_agree
from fourfold.pupils.queries.finding import PupilRow, PupilsPage, pupils_found, same_child
from fourfold.pupils.queries.inviting import WayIn, own_way_in, ways_in
from fourfold.pupils.queries.lists import AskedList, list_request, lists_asked_for, those_who_release
from fourfold.pupils.queries.looking import Look, LooksPage, who_looked
from fourfold.pupils.queries.parts import language_as_parent, parts_through_links
from fourfold.pupils.queries.people import (
    Adult,
    HowToReach,
    KeptOut,
    ParentLine,
    People,
    adults_with,
    colleagues,
    family_of,
    kept_out,
    looked_after,
)
from fourfold.pupils.queries.placing import Placement, class_called, classes_of, placement_of, places_on_roll
from fourfold.pupils.queries.records import CENSUS, Opened, is_within_reach, merged_record, open_record, rights_to, visible_to
from fourfold.pupils.queries.rows import (
    colleague,
    families_authorities,
    family_link,
    home_authority,
    numbered_adult,
    numbered_grant,
    numbered_restriction,
    open_care,
    open_enrolment,
)
from fourfold.pupils.queries.sen import Circumstance, NeedLine, StatusLine, circumstances_of, needs_of, statuses_of
from fourfold.pupils.queries.sharing import SharedWith, shared_with
from fourfold.pupils.queries.written import Written, written_on
from fourfold.pupils.ties import reading

__all__ = [
    "CENSUS",
    "Adult",
    "Agreed",
    "AskedList",
    "Circumstance",
    "HowToReach",
    "KeptOut",
    "Look",
    "LooksPage",
    "NeedLine",
    "Opened",
    "ParentLine",
    "People",
    "Placement",
    "PupilRow",
    "PupilsPage",
    "SharedWith",
    "StatusLine",
    "WayIn",
    "Written",
    "adults_with",
    "circumstances_of",
    "class_called",
    "classes_of",
    "colleague",
    "colleagues",
    "families_authorities",
    "family_link",
    "family_of",
    "home_authority",
    "is_within_reach",
    "kept_out",
    "language_as_parent",
    "list_request",
    "lists_asked_for",
    "looked_after",
    "merged_record",
    "needs_of",
    "numbered_adult",
    "numbered_grant",
    "numbered_restriction",
    "open_care",
    "open_enrolment",
    "open_record",
    "own_way_in",
    "parts_through_links",
    "placement_of",
    "places_on_roll",
    "pupils_found",
    "reading",
    "rights_to",
    "same_child",
    "shared_with",
    "statuses_of",
    "those_who_release",
    "visible_to",
    "ways_in",
    "who_looked",
    "who_may_agree",
    "written_on",
]
