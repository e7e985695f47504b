"""A large school out of a small one: one pupil's whole record, copied as often as is asked."""

import importlib
import re
import secrets
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

from django.apps import apps
from django.db import connection, models

from fourfold.audit import doors
from fourfold.pupils.models import Pupil
from tests.cast import MAKER

LETTERS = "bcdfghjkmnpqrstvwxyz"
NOT_COPIED = {"audit", "sessions", "usersessions", "account", "mfa", "socialaccount", "accounts", "schools", "contenttypes", "outbox"}
NAMED = re.compile(r"([a-z_]+\.[a-z_]+):(\d+)(/\w+)?")
FORENAMES = (
    "Ava",
    "Noor",
    "Jack",
    "Zofia",
    "Idris",
    "Mei",
    "Oscar",
    "Priya",
    "Tomasz",
    "Ruby",
    "Kofi",
    "Aoife",
    "Yusuf",
    "Lena",
    "Sam",
    "Isla",
)
SURNAMES = (
    "Khan",
    "Nowak",
    "Evans",
    "Okafor",
    "Singh",
    "Walker",
    "Hussain",
    "Reid",
    "Patel",
    "Doyle",
    "Mensah",
    "Baker",
    "Ali",
    "Frost",
    "Lowe",
)


def copies_of(pupil: Pupil, number: int) -> list[Pupil]:
    """So many further pupils, each with all that stands in this one's record: enrolment, classes, family, plans, sessions and the rest.

    Works for rooms that were not there when this was written: it follows every key that leads to the pupil.
    """
    rows = record_of(pupil)
    copied: dict[tuple[type[models.Model], Any], list[models.Model]] = {}
    with plans_unguarded(), doors.opened(doors.Door("test.setup", MAKER)):
        for model in in_order(rows):
            fresh = []
            for row in rows[model]:
                copied[model, row.pk] = [copy_of(row, place, copied) for place in range(number)]
                fresh += copied[model, row.pk]
            model._base_manager.bulk_create(fresh, batch_size=500)
    return copied[Pupil, pupil.pk]  # type: ignore[return-value]


@contextmanager
def plans_unguarded() -> Iterator[None]:
    """Let parts be written into plans that are agreed already, as no action may."""
    guard = importlib.import_module("fourfold.support.migrations.0002_what_is_agreed_never_changes")
    with connection.cursor() as cursor:
        editor = SimpleNamespace(connection=connection, execute=cursor.execute)
        guard.unguard(apps, editor)
        yield
        guard.guard(apps, editor)


def record_of(pupil: Pupil) -> dict[type[models.Model], list[models.Model]]:
    """Every row that leads to the pupil by its keys, however far, and the parents whom their links name."""
    found: dict[type[models.Model], dict[Any, models.Model]] = defaultdict(dict)
    waiting: list[models.Model] = [pupil, *(link.parent for link in pupil.parent_links.select_related("parent"))]
    while waiting:
        row = waiting.pop()
        model = type(row)
        if model._meta.app_label in NOT_COPIED or row.pk in found[model]:
            continue
        found[model][row.pk] = row
        for other, key in keys_to(model):
            if other._meta.app_label not in NOT_COPIED:
                waiting += other._base_manager.filter(**{key: row.pk})
    return {model: list(rows.values()) for model, rows in found.items()}


def keys_to(model: type[models.Model]) -> Iterator[tuple[type[models.Model], str]]:
    """The foreign keys that point at a model."""
    for other in apps.get_models():
        for field in other._meta.concrete_fields:
            if isinstance(field, models.ForeignKey) and field.related_model is model:
                yield other, field.name


def in_order(rows: dict[type[models.Model], list[models.Model]]) -> list[type[models.Model]]:
    """The models, so that each comes after those that its rows point to."""
    done: list[type[models.Model]] = []
    while len(done) < len(rows):
        ready = [m for m in rows if m not in done and all(other in done or other is m or other not in rows for other in pointed_at(m))]
        assert ready, f"these point at each other: {set(rows) - set(done)}"
        in_words = [m for m in ready if any(field.name == "about" for field in m._meta.concrete_fields)]
        done += [m for m in ready if m not in in_words] or in_words
    return done


def pointed_at(model: type[models.Model]) -> list[Any]:
    """The models that a model's keys point to."""
    return [field.related_model for field in model._meta.concrete_fields if isinstance(field, models.ForeignKey)]


def copy_of(row: models.Model, place: int, copied: dict[tuple[type[models.Model], Any], list[models.Model]]) -> models.Model:
    """The same row for the copy in that place, with codes of its own."""
    values: dict[str, Any] = {}
    for field in row._meta.concrete_fields:
        if field.primary_key:
            continue
        value = getattr(row, field.attname)
        if isinstance(field, models.ForeignKey):
            theirs = copied.get((field.related_model, value))
            value = theirs[place].pk if theirs else value
        if isinstance(value, str) and (named := NAMED.fullmatch(value)):
            # Some rows name another in words, not by a key: "support.plan:7", or "meetings.meeting:7/0" of the first time it is asked for.
            theirs = copied.get((apps.get_model(named[1]), int(named[2])))
            value = f"{named[1]}:{theirs[place].pk}{named[3] or ''}" if theirs else f"{value}000{place}"
        if field.unique and value is not None and not isinstance(field, models.ForeignKey):
            value = None if field.null else new_word(field)
        values[field.attname] = value
    if isinstance(row, Pupil):
        values |= {"forename": FORENAMES[place % len(FORENAMES)], "surname": f"{SURNAMES[place // 16 % len(SURNAMES)]}", "account_id": None}
    elif "account_id" in values and row._meta.model_name == "parent":
        values["account_id"] = None
    return type(row)(**values)


def new_word(field: models.Field) -> Any:
    """A value that no other row has."""
    if isinstance(field, models.UUIDField):
        import uuid

        return uuid.uuid4()
    length = min(getattr(field, "max_length", None) or 12, 32)
    return "".join(secrets.choice(LETTERS) for _ in range(length))
