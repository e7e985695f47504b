"""Feeds of our own: services as version 1.0 and 3.0 write them, and a server on this machine that answers as it is told."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

Answer = tuple[int, dict[str, str], bytes]


def third(number: int = 1, **more: Any) -> dict[str, Any]:
    """A service as 3.0 writes it, in full."""
    said = {
        "id": f"s-{number}",
        "name": f"Saturday Club {number}",
        "description": "Games and crafts in small groups.",
        "status": "active",
        "minimum_age": 5,
        "maximum_age": 11,
        "application_process": "Ring Nell to book a first visit.",
        "assured_date": "2026-06-01",
        "last_modified": "2026-06-01T09:00:00Z",
        "organization": {"id": "o-1", "name": f"Club House {number}", "description": "Clubs."},
        "schedules": [{"id": "t", "byday": "SA", "opens_at": "10:00", "closes_at": "12:00"}],
        "cost_options": [{"id": "c", "amount": 0}],
        "contacts": [{"id": "n", "name": "Nell", "phones": [{"number": "01632 960 200"}], "email": "nell@club.example.org"}],
        "service_at_locations": [
            {
                "location": {
                    "name": "Mill Hall",
                    "location_type": "physical",
                    "latitude": 54.5,
                    "longitude": -1.5,
                    "addresses": [{"address_1": "2 Mill Lane", "city": "Larkfield", "postal_code": "zz14ab"}],
                }
            }
        ],
        "attributes": [{"taxonomy_term": {"id": "a", "name": "Autism", "description": "Autism"}}],
    }
    return said | more


def first(number: int = 1, **more: Any) -> dict[str, Any]:
    """A service as 1.0 writes it."""
    said = {
        "id": f"f-{number}",
        "name": f"Stay and Talk {number}",
        "description": "<p>Talking &amp; listening</p>",
        "url": "https://stay.example.org/talk",
        "organization": {"id": "o-2", "name": f"Stay {number}", "description": "Stay."},
        "attending_access": "drop-in",
        "eligibilitys": [{"minimum_age": 2, "maximum_age": 4, "eligibility": "Toddlers"}],
        "regular_schedules": [{"weekday": "TU", "opens_at": "16:30:00", "closes_at": "18:30:00"}],
        "cost_options": [{"amount": 2.5, "option": "a visit"}],
        "contacts": [{"phones": [{"number": "01632 960 201"}]}],
        "service_at_locations": [
            {
                "location": {
                    "latitude": "54.6",
                    "longitude": "-1.4",
                    "physical_addresses": [{"address_1": "1 High Street", "postal_code": "ZZ2 9XY"}],
                }
            }
        ],
        "service_taxonomys": [{"taxonomy": {"name": "Speech and language", "vocabulary": "ours"}}],
    }
    return said | more


def page(services: list[Any], number: int = 1, of: int = 1) -> dict[str, Any]:
    """A page as 3.0 writes it."""
    return {"total_pages": of, "page_number": number, "last_page": number == of, "contents": services}


class Server:
    """A feed's server: what it answers to each address, and which it was asked for."""

    def __init__(self, answer: Callable[[str, dict[str, str]], Answer]) -> None:
        self.asked: list[str] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.asked.append(self.path)
                parts = urlsplit(self.path)
                status, headers, body = answer(parts.path, {name: values[0] for name, values in parse_qs(parts.query).items()})
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                if "Content-Length" not in headers:
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                with suppress(OSError):  # whoever asked has given up
                    self.wfile.write(body)

            def log_message(self, *_: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server.server_port}"

    @property
    def address(self) -> str:
        return f"http://{self.host}/v3"


@contextmanager
def serving(answer: Callable[[str, dict[str, str]], Answer]) -> Iterator[Server]:
    """A server that answers so."""
    server = Server(answer)
    try:
        yield server
    finally:
        server.server.shutdown()
        server.server.server_close()


def says(found: Any, status: int = 200, **headers: str) -> Answer:
    """An answer of JSON."""
    body = found if isinstance(found, bytes) else json.dumps(found).encode()
    return status, {"Content-Type": "application/json", **headers}, body


def lists(services: list[Any], each: int = 2) -> Callable[[str, dict[str, str]], Answer]:
    """A feed of 3.0 with pages."""

    def answer(path: str, query: dict[str, str]) -> Answer:
        if path == "/v3/services":
            number, of = int(query.get("page", "1")), -(-len(services) // each)
            return says(page(services[(number - 1) * each : number * each], number, of))
        found = next((one for one in services if path == f"/v3/services/{one.get('id')}"), None)
        return says(found) if found else says({}, 404)

    return answer
