"""Rows about children, and about who may see them, that refuse to change except through the door."""

from collections.abc import Iterable
from typing import Any, ClassVar, Self

from django.db import models

from fourfold.access.actor import Actor
from fourfold.access.decide import Standing
from fourfold.access.permissions import Permission
from fourfold.audit import doors


class RecordQuerySet(models.QuerySet[Any]):
    """Bulk changes pass the door too. Nobody hard-deletes; an import that is undone takes back the rows that it made."""

    def update(self, **values: Any) -> int:
        doors.current().touch(self.model, values)
        return super().update(**values)

    def bulk_create(self, objs: Iterable[Any], *args: Any, **options: Any) -> list[Any]:
        doors.current().touch(self.model, ())
        return super().bulk_create(objs, *args, **options)

    def bulk_update(self, objs: Iterable[Any], fields: Iterable[str], *args: Any, **options: Any) -> int:
        names = tuple(fields)
        doors.current().touch(self.model, names)
        return super().bulk_update(objs, names, *args, **options)

    def delete(self) -> tuple[int, dict[str, int]]:
        doors.current().must_erase(self.model)
        return super().delete()


class Record(models.Model):
    """Raises Shut if saved, deleted, updated or bulk-created outside an open door."""

    objects: ClassVar[Any] = RecordQuerySet.as_manager()
    LOCKED_WITH: ClassVar[tuple[str, ...]] = ()
    """Rows that every verb about this one asks for: read afresh with it, in the same query."""

    class Meta:
        abstract = True

    @property
    def ledger_pupil(self) -> int | None:
        """The pupil whom an event about this row is about; None where it is about no one child."""
        return None

    @property
    def ledger_school(self) -> int:
        """The school in whose chain events about this row stand; 0 for none."""
        return 0

    @property
    def ledger_name(self) -> str:
        """What an event calls this row."""
        return f"{self._meta.label_lower}:{self.pk}"

    def standing(self, actor: Actor, permission: Permission) -> Standing:
        """How the person stands to this row for that permission. Each room's base class says."""
        raise NotImplementedError(f"{type(self).__name__} does not say who may touch it.")

    def lock(self) -> Self:
        """Take the row for this transaction and read it afresh."""
        rows = type(self)._base_manager.select_for_update(of=("self",))
        self.refresh_from_db(from_queryset=rows.select_related(*self.LOCKED_WITH) if self.LOCKED_WITH else rows)
        return self

    def save(self, *args: Any, **options: Any) -> None:
        names = options.get("update_fields")
        if names is None and not self._state.adding:
            names = [field.attname for field in self._meta.concrete_fields if not field.primary_key]
        doors.current().touch(type(self), names or ())
        super().save(*args, **options)

    def delete(self, *args: Any, **options: Any) -> tuple[int, dict[str, int]]:
        doors.current().must_erase(type(self))
        return super().delete(*args, **options)
