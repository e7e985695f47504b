"""Asking a feed's server: politely, within bounds of time and size, and never further than the guard allows."""

import time
from collections.abc import Callable, Collection
from typing import Any
from urllib.parse import urljoin, urlsplit

import requests

from fourfold.local_offer.fetching.guard import NOT_PUBLIC, Guarded, Inside, check_address
from fourfold.local_offer.refusals import BadFeed

MOST_BYTES = 20 * 1024 * 1024
"""Of one answer, unpacked."""
MOST_IN_ALL = 200 * 1024 * 1024
"""Of one visit."""
MOST_REDIRECTS = 4
WAITS = (5.0, 20.0)
"""Seconds until somebody answers, and between two pieces of the answer."""
LONGEST_ANSWER = 60.0
LONGEST_VISIT = 20 * 60.0
TRIES = 3
HEADERS = {"Accept": "application/json", "User-Agent": "Fourfold (Local Offer; Open Referral UK)"}


class Visit:
    """One reading of a feed: one session, one end. `get` asks for an address; it raises BadFeed in a sentence that names the host."""

    def __init__(
        self,
        *,
        allowed: Collection[str] = (),
        pause: Callable[[float], None] = time.sleep,
        waits: tuple[float, float] = WAITS,
        longest_answer: float = LONGEST_ANSWER,
        longest: float = LONGEST_VISIT,
    ) -> None:
        self.allowed, self.pause, self.waits, self.longest_answer = allowed, pause, waits, longest_answer
        self.ends = time.monotonic() + longest
        self.left = MOST_IN_ALL
        self.session = requests.Session()
        # No proxy, cookie jar or .netrc of the machine: a feed is public, and what is inside is not for it.
        self.session.trust_env = False
        for scheme in ("http://", "https://"):
            self.session.mount(scheme, Guarded(allowed))

    def get(self, address: str) -> bytes:
        """What the server answers, through a few redirects; a fault of the moment is tried again."""
        for attempt in range(1, TRIES + 1):
            if time.monotonic() > self.ends:
                raise BadFeed(f"{host_of(address)} is too slow: it was not read in {LONGEST_VISIT / 60:.0f} minutes.")
            try:
                return self._followed(address)
            except Momentary as why:
                if attempt == TRIES:
                    raise BadFeed(str(why)) from None
                self.pause(2.0**attempt)
        raise AssertionError("the last attempt raises")

    def _followed(self, address: str) -> bytes:
        for _ in range(MOST_REDIRECTS + 1):
            answer = self._asked(check_address(address, allowed=self.allowed))
            with answer:
                if answer.is_redirect:
                    address = urljoin(address, answer.headers["Location"])
                    continue
                return self._body(answer, host_of(address))
        raise BadFeed(f"{host_of(address)} sends us from one address to the next without end.")

    def _asked(self, address: str) -> requests.Response:
        host = host_of(address)
        try:
            return self.session.get(address, headers=HEADERS, timeout=self.waits, stream=True, allow_redirects=False)
        except requests.exceptions.SSLError:
            raise BadFeed(f"{host} cannot prove who it is: its certificate is not good.") from None
        except requests.exceptions.Timeout:
            raise Momentary(f"{host} does not answer in time.") from None
        except requests.exceptions.ConnectionError as why:
            if is_inside(why):
                raise BadFeed(NOT_PUBLIC) from None
            raise Momentary(f"{host} cannot be reached.") from None
        except (requests.exceptions.RequestException, UnicodeError, ValueError):
            raise BadFeed(f"{host} does not answer as a web server does.") from None

    def _body(self, answer: requests.Response, host: str) -> bytes:
        if answer.status_code >= 500 or answer.status_code == 429:
            raise Momentary(f"{host} has a fault of its own (it answers {answer.status_code}).")
        if answer.status_code != 200:
            raise BadFeed(f"{host} has nothing at this address (it answers {answer.status_code}).")
        body, ends = bytearray(), time.monotonic() + self.longest_answer
        try:
            for piece in answer.iter_content(65536):
                body += piece
                self.left -= len(piece)
                if len(body) > MOST_BYTES:
                    raise BadFeed(f"{host} sends more than {MOST_BYTES // 1024**2} MB at once.")
                if self.left < 0:
                    raise BadFeed(f"{host} sends more than {MOST_IN_ALL // 1024**2} MB in all.")
                if time.monotonic() > ends:
                    raise Momentary(f"{host} sends too slowly.")
        except requests.exceptions.RequestException:
            raise Momentary(f"{host} stopped in the middle of its answer.") from None
        return bytes(body)


class Momentary(Exception):
    """A fault that may be gone in a moment."""


def host_of(address: str) -> str:
    """The server's name, for sentences."""
    return urlsplit(address).hostname or "The server"


def is_inside(why: BaseException | Any) -> bool:
    """Whether the guard itself refused."""
    seen = 0
    while why is not None and seen < 10:
        if isinstance(why, Inside) or any(isinstance(one, Inside) for one in (getattr(why, "reason", None), *getattr(why, "args", ()))):
            return True
        why = getattr(why, "__cause__", None) or getattr(why, "__context__", None) or next(iter(getattr(why, "args", ())), None)
        why, seen = (why if isinstance(why, BaseException) else None), seen + 1
    return False
