"""Before-images: what a row was before an import touched it, and a mark of what it was after, by which later edits show."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

AT_ONCE = 500
Key = tuple[str, int]


@dataclass(frozen=True)
class Trace:
    """One row here that an import made (`before` None) or changed (`before` its old values by column)."""

    model: str
    pk: int
    before: dict[str, Any] | None
    after: str = ""

    @property
    def key(self) -> Key:
        """What the row is known by."""
        return self.model, self.pk

    def as_dict(self) -> dict[str, Any]:
        """For keeping."""
        return asdict(self)


def trace_of(row: models.Model, before: Mapping[str, Any] | None) -> Trace:
    """A trace without its mark, which is taken when all is written."""
    plain = None if before is None else json.loads(json.dumps(dict(before), cls=DjangoJSONEncoder))
    return Trace(row._meta.label_lower, row.pk, plain)


def model_of(label: str) -> type[models.Model]:
    """The model that a trace names."""
    return apps.get_model(label)


def rows_of(keys: Iterable[Key]) -> dict[Key, models.Model]:
    """The rows as they are in the database now; one that is gone is absent."""
    wanted: dict[str, list[int]] = defaultdict(list)
    for label, pk in keys:
        wanted[label].append(pk)
    found: dict[Key, models.Model] = {}
    for label, pks in wanted.items():
        for start in range(0, len(pks), AT_ONCE):
            rows = model_of(label)._base_manager.filter(pk__in=pks[start : start + AT_ONCE])
            found |= {(label, row.pk): row for row in rows}
    return found


def mark_of(row: models.Model) -> str:
    """A short hash of every value of the row."""
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    return hashlib.sha256(json.dumps(values, cls=DjangoJSONEncoder, sort_keys=True).encode()).hexdigest()[:24]


def pks_in(batch: Any, model: type[models.Model]) -> list[int]:
    """The rows of one kind that an import made or changed."""
    label = model._meta.label_lower
    return [trace["pk"] for row in batch.rows.all() for trace in row.traces if trace["model"] == label]
