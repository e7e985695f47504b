"""Reading what a child and their parents say, and the page about the child."""

from fourfold.profiles.models import Picture
from fourfold.profiles.queries.before import Change, DayOfChanges, changes_of_page
from fourfold.profiles.queries.one_page import (
    LineRead,
    OnePage,
    PartRead,
    first_helps,
    line_named,
    lines_of_each,
    on_paper,
    one_page,
)
from fourfold.profiles.queries.pictures import PictureRead, PicturesOfPage, picture_named, pictures_of_each
from fourfold.profiles.queries.saying import (
    AddedWords,
    Said,
    TimeNotHeard,
    children_to_hear_again,
    childs_views,
    own_saying,
    saying_named,
    sayings,
    sayings_of_parts,
    times_not_heard,
)
from fourfold.profiles.queries.symbols import symbol_itself, symbols_of

__all__ = [
    "AddedWords",
    "Change",
    "DayOfChanges",
    "LineRead",
    "OnePage",
    "PartRead",
    "Picture",
    "PictureRead",
    "PicturesOfPage",
    "Said",
    "TimeNotHeard",
    "changes_of_page",
    "children_to_hear_again",
    "childs_views",
    "first_helps",
    "line_named",
    "lines_of_each",
    "on_paper",
    "one_page",
    "own_saying",
    "picture_named",
    "pictures_of_each",
    "saying_named",
    "sayings",
    "sayings_of_parts",
    "symbol_itself",
    "symbols_of",
    "times_not_heard",
]
