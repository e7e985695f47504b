"""The verbs of this room: hearing a child and their parents, and the page about the child."""

from fourfold.profiles.actions.one_page import (
    LineIsOff,
    PageIsFull,
    confirm_line,
    confirm_with_child,
    offer_line,
    say_still_right,
    still_right,
    suggest_line,
    take_line_back,
    take_line_off,
)
from fourfold.profiles.actions.saying import (
    NotTheirs,
    Unexplained,
    add_to_saying,
    choose_who_reads,
    hear_child,
    note_saying,
    record_not_heard,
    record_saying,
    say_views,
)

__all__ = [
    "LineIsOff",
    "NotTheirs",
    "PageIsFull",
    "Unexplained",
    "add_to_saying",
    "choose_who_reads",
    "confirm_line",
    "confirm_with_child",
    "hear_child",
    "note_saying",
    "offer_line",
    "record_not_heard",
    "record_saying",
    "say_still_right",
    "say_views",
    "still_right",
    "suggest_line",
    "take_line_back",
    "take_line_off",
]
