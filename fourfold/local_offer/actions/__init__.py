"""Taking in the directory, pointing out a service of it for a child, and keeping one in mind."""

from fourfold.local_offer.actions.attaching import point_out, send_to_family, send_to_school, take_back
from fourfold.local_offer.actions.copying import bring_in, note_trouble, refresh
from fourfold.local_offer.actions.keeping import keep, let_go
from fourfold.local_offer.actions.setting import choose_areas, set_feed

__all__ = [
    "bring_in",
    "choose_areas",
    "keep",
    "let_go",
    "note_trouble",
    "point_out",
    "refresh",
    "send_to_family",
    "send_to_school",
    "set_feed",
    "take_back",
]
