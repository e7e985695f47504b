"""Where a feed may be: on a public host, by https. What else a machine can reach (the school's own network, itself) is no feed, whatever
an address, a redirect or a name server says. The machine's owner can allow more by FOURFOLD_LOCAL_OFFER_HOSTS.
"""

import ipaddress
import socket
from collections.abc import Collection
from typing import Any
from urllib.parse import urlsplit

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import NewConnectionError

from fourfold.local_offer.refusals import BadFeed

NOT_PUBLIC = "This address is inside a network, not a public one, so it is not asked. Whoever owns the machine can allow it."


class Inside(NewConnectionError):
    """A name that leads to an address which is not public."""


def check_address(address: str, *, allowed: Collection[str] = ()) -> str:
    """The address, where it may be asked. Raises BadFeed."""
    try:
        parts = urlsplit(address.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise BadFeed("This is not a web address.") from None
    if parts.scheme not in ("http", "https") or not host or any(letter.isspace() for letter in address.strip()):
        raise BadFeed("Write the whole address of the feed, beginning with https://")
    if parts.username or parts.password:
        raise BadFeed("Leave the name and password out of the address.")
    if is_allowed(host, port, allowed):
        return address.strip()
    if parts.scheme != "https":
        raise BadFeed("The address must begin with https://, so that nobody can change the directory on its way.")
    try:
        literal = ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return address.strip()
    if not is_public(str(literal)):
        raise BadFeed(NOT_PUBLIC)
    return address.strip()


def is_allowed(host: str, port: int | None, allowed: Collection[str]) -> bool:
    """Whether the machine's owner allowed this host, with or without its port."""
    return host in allowed or f"{host}:{port}" in allowed


def is_public(address: str) -> bool:
    """Whether an address is one that anybody on the internet may reach: no loopback, no private, link-local or reserved network."""
    try:
        ip: Any = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return False
    inner = getattr(ip, "ipv4_mapped", None) or getattr(ip, "sixtofour", None) or (getattr(ip, "teredo", None) or (None, None))[1]
    if inner is not None:
        return is_public(str(inner))
    if ip.version == 6 and ip in ipaddress.ip_network("64:ff9b::/96"):
        return is_public(str(ipaddress.ip_address(int(ip) & 0xFFFFFFFF)))
    return bool(ip.is_global) and not ip.is_multicast


class Guarded(HTTPAdapter):
    """Connections that look up the name once, check each address that it gives, and go to the one that was checked."""

    def __init__(self, allowed: Collection[str]) -> None:
        self.allowed = allowed
        super().__init__(max_retries=0, pool_maxsize=1)

    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        super().init_poolmanager(*args, **options)
        allowed = self.allowed

        class Plain(HTTPConnection):
            def _new_conn(self) -> socket.socket:
                return connected(self, allowed)

        class Secure(HTTPSConnection):
            def _new_conn(self) -> socket.socket:
                return connected(self, allowed)

        class PlainPool(HTTPConnectionPool):
            ConnectionCls = Plain

        class SecurePool(HTTPSConnectionPool):
            ConnectionCls = Secure

        self.poolmanager.pool_classes_by_scheme = {"http": PlainPool, "https": SecurePool}


def connected(connection: HTTPConnection, allowed: Collection[str]) -> socket.socket:
    """A socket to the first checked address that answers. Raises Inside where the name leads inside a network."""
    host, port = connection.host, connection.port
    wait = connection.timeout if isinstance(connection.timeout, int | float) else 10.0
    try:
        found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise NewConnectionError(connection, "there is no such name") from None
    if not is_allowed(host.strip("[]"), port, allowed) and not all(is_public(str(one[4][0])) for one in found):
        raise Inside(connection, "not public")
    for one in found:
        try:
            return socket.create_connection((str(one[4][0]), port), timeout=wait)
        except OSError:
            continue
    raise NewConnectionError(connection, "nobody answers")
