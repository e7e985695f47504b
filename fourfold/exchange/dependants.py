"""Which rows, in any room, point at given rows: what would be left hanging if those were taken away."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import models

from fourfold.exchange.traces import AT_ONCE, Key


@dataclass(frozen=True)
class Dependant:
    """A row that points at another."""

    key: Key


class Dependants:
    """Asked of the models themselves, so that a room which comes later is asked too."""

    def __init__(self, rows: Iterable[models.Model]) -> None:
        self._by_model: dict[type[models.Model], list[int]] = defaultdict(list)
        for row in rows:
            self._by_model[type(row)].append(row.pk)

    def found(self) -> Iterator[tuple[Key, Dependant]]:
        """The row pointed at, with the row that points."""
        for model, pks in self._by_model.items():
            for relation in pointing_at(model):
                yield from self._through(model, relation, pks)

    def _through(self, model: type[models.Model], relation: models.ForeignObjectRel, pks: list[int]) -> Iterator[tuple[Key, Dependant]]:
        column = relation.field.attname
        for start in range(0, len(pks), AT_ONCE):
            rows = relation.related_model._base_manager.filter(**{f"{column}__in": pks[start : start + AT_ONCE]})
            for pk, owner in rows.values_list("pk", column):
                yield (model._meta.label_lower, owner), Dependant((relation.related_model._meta.label_lower, pk))


def pointing_at(model: type[models.Model]) -> list[models.ForeignObjectRel]:
    """The relations by which rows of other models point at this one."""
    found = model._meta.get_fields(include_hidden=True)
    return [one for one in found if isinstance(one, models.ManyToOneRel) and one.field.concrete]
