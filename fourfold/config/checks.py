"""What makes an installation unsafe, and what does only once real families use it."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.checks import Warning as Caution
from django.db import connection

from fourfold.config import sqlite


@register(Tags.database)
def the_database_loses_nothing(app_configs: Any, databases: Any = None, **_: Any) -> list[CheckMessage]:
    """SQLite must be a build and a mode that neither corrupt nor lose what was saved."""
    if not databases or connection.vendor != "sqlite":
        return []
    return list(_faults_of_sqlite())


def _faults_of_sqlite() -> Iterator[CheckMessage]:
    options = settings.DATABASES["default"].get("OPTIONS", {})
    with connection.cursor() as cursor:
        mode = cursor.execute("PRAGMA journal_mode").fetchone()[0].upper()
        synchronous = cursor.execute("PRAGMA synchronous").fetchone()[0]
        mapped = (cursor.execute("PRAGMA mmap_size").fetchone() or (0,))[0]
    if mode == "WAL" and sqlite.version() < sqlite.SAFE_FROM:
        built, safe = (".".join(map(str, version)) for version in (sqlite.version(), sqlite.SAFE_FROM))
        hint = f"Use {safe} or newer, or journal mode TRUNCATE."
        yield Error(f"SQLite {built} can corrupt a database in WAL mode.", hint=hint, id="fourfold.E001")
    if mode not in {"WAL", "TRUNCATE", "DELETE", "MEMORY"}:
        yield Error(f"SQLite's journal mode {mode} can lose data.", hint="Use WAL or TRUNCATE.", id="fourfold.E002")
    if options.get("transaction_mode") != "IMMEDIATE":
        yield Error("SQLite's transactions must be IMMEDIATE, or two people saving at once get an error.", id="fourfold.E003")
    if synchronous < 2:
        yield Error("SQLite must be synchronous FULL, or a power cut can undo what was saved.", id="fourfold.E004")
    if mapped:
        yield Error("SQLite must not map its file into memory.", id="fourfold.E005")
    if settings.DATABASES["default"].get("ATOMIC_REQUESTS"):
        yield Error("ATOMIC_REQUESTS would make each page take the write lock.", id="fourfold.E006")


@register(Tags.security, deploy=True)
def ready_for_families(app_configs: Any, **_: Any) -> list[CheckMessage]:
    """What a demo may do without and a school may not."""
    found: list[CheckMessage] = []
    if settings.DEMO:
        found.append(Error("The demo's door is open.", hint="Use fourfold serve.", id="fourfold.E010"))
    if not settings.BEHIND_TLS:
        hint = "Set FOURFOLD_ORIGIN to the https:// address that people use."
        found.append(Caution("Pages are served without encryption.", hint=hint, id="fourfold.W011"))
    if settings.EMAIL_HOST == "localhost" and "smtp" in settings.EMAIL_BACKEND:
        hint = "Set FOURFOLD_SMTP_HOST if that is not meant."
        found.append(Caution("Mail goes to this machine's own server.", hint=hint, id="fourfold.W012"))
    return found


@register(Tags.database, deploy=True)
def one_school_is_enough_for_a_file(app_configs: Any, databases: Any = None, **_: Any) -> list[CheckMessage]:
    """SQLite has one writer: with pupils at a second school PostgreSQL is asked for."""
    from fourfold.pupils.models import Enrolment  #  this module is read before there are models

    if not databases or connection.vendor != "sqlite":
        return []
    taught_at = Enrolment.objects.filter(ends__isnull=True).order_by().values_list("school", flat=True).distinct()
    if len(taught_at[:2]) < 2:
        return []
    return [
        Caution("Pupils of more than one school share one file.", hint="Set FOURFOLD_DATABASE_URL to a PostgreSQL.", id="fourfold.W013")
    ]
