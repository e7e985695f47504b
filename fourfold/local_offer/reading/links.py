"""Addresses of a feed: what a press may open is a web page, a mail or a call, and nothing else."""

import re
from typing import Any
from urllib.parse import urlsplit

from fourfold.local_offer.reading.words import line_of

WEB = re.compile(r"https?://[^\s\"'<>\\^`{|}]+", re.IGNORECASE)
MAIL = re.compile(r"[A-Za-z0-9][\w.+'-]{0,63}@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9-]+)+", re.ASCII)
LONGEST = 300


def web_of(value: Any) -> str:
    """A web address with a host; a bare "www.example.org" becomes one. "" for everything else, whatever it calls itself."""
    said = line_of(value, LONGEST + 1)
    if re.match(r"www\.", said, re.IGNORECASE):
        said = f"https://{said}"
    if len(said) > LONGEST or not WEB.fullmatch(said):
        return ""
    try:
        parts = urlsplit(said)
        host = parts.hostname or ""
        return said if "." in host and not parts.username and (parts.port is None or parts.port > 0) else ""
    except ValueError:
        return ""


def email_of(value: Any) -> str:
    """An address of mail; "" for anything else."""
    said = line_of(value, 255).removeprefix("mailto:")
    return said if len(said) <= 254 and MAIL.fullmatch(said) else ""


def phone_of(value: Any) -> str:
    """A number to ring, as it is written; "" where it has too few figures, or words that are none of a number's."""
    said = line_of(value, 43).strip("\"' ")
    figures = sum(letter.isdigit() for letter in said)
    return (
        said if 3 <= figures <= 15 and len(said) <= 40 and re.fullmatch(r"[\d\s()+./#-]+(?:ext\.?\s*\d+|option\s*\d+)?", said, re.I) else ""
    )


def dials(phone: str) -> str:
    """What a telephone dials, without an extension."""
    number = re.split(r"ext|option|#", phone, maxsplit=1, flags=re.IGNORECASE)[0]
    return re.sub(r"[^\d+]", "", number.replace("(0)", ""))
