"""The results that stand at a school, as plain rows: a file compares itself with all of them and changes a few."""

from fourfold.progress.models import Result
from fourfold.progress.typed import Typed
from fourfold.schools.models import School

Key = tuple[int, int, int]
"""Pupil, measure and round."""


class Standing:
    """What stands, by pupil, measure and round; a record of its own only for what is asked for by name."""

    def __init__(self, school: School) -> None:
        rows = Result.objects.filter(round__school=school, replaced_at__isnull=True)
        self._fields = [column.attname for column in Result._meta.concrete_fields]
        keys, said = [self._fields.index(name) for name in ("pupil_id", "measure_id", "round_id")], ("value", "missed")
        self._value, self._missed = (self._fields.index(name) for name in said)
        self._database = rows.db
        self._rows = {(row[keys[0]], row[keys[1]], row[keys[2]]): row for row in rows.values_list(*self._fields)}

    def is_same(self, key: Key, means: Typed) -> bool:
        """Whether just this stands there already."""
        row = self._rows.get(key)
        return row is not None and (row[self._value], row[self._missed]) == (means.value, means.missed)

    def get(self, key: Key) -> Result | None:
        """What stands there, to be changed."""
        row = self._rows.get(key)
        return None if row is None else Result.from_db(self._database, self._fields, row)
