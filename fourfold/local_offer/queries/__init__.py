"""Reading the directory, which anyone may; and what of it was pointed out for a child, from the person who asks."""

from fourfold.local_offer.queries.directory import DirectoryRead, directory_at, school_with_list_for, service_of, topic_of, topics_at
from fourfold.local_offer.queries.kept import kept_by, kept_row, may_keep, to_keep
from fourfold.local_offer.queries.search import Found, ServiceFound, Wanted, search
from fourfold.local_offer.queries.signposts import (
    SignpostRead,
    signpost_of,
    signposts_about,
    signposts_at,
    signposts_in_messages,
    signposts_of,
)

__all__ = [
    "DirectoryRead",
    "Found",
    "ServiceFound",
    "SignpostRead",
    "Wanted",
    "directory_at",
    "kept_by",
    "kept_row",
    "may_keep",
    "school_with_list_for",
    "search",
    "service_of",
    "signpost_of",
    "signposts_about",
    "signposts_at",
    "signposts_in_messages",
    "signposts_of",
    "to_keep",
    "topic_of",
    "topics_at",
]
