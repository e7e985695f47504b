"""Full text on both databases, over words folded by us: FTS5 on SQLite, tsvector on PostgreSQL. Each finds the rows that hold, for every
word asked for, a word that begins with it.

The index is made by migration 0002. Whoever changes the table of services on SQLite must make its triggers anew.
"""

from typing import Any

from django.db import models
from django.db.models import Lookup

INDEX = "local_offer_words"


class FoldedText(models.TextField):  # type: ignore[type-arg]  # generic for the checker alone
    """Folded words with a space between, under a full-text index. Ask it by `words__begin=["swim", "club"]`."""


@FoldedText.register_lookup
class Begin(Lookup):
    """Every one of some words begins a word of the text. They come from `folding.asked_for`: letters and figures alone."""

    lookup_name = "begin"
    prepare_rhs = False

    def get_db_prep_lookup(self, value: Any, connection: Any) -> Any:
        return "%s", [value]

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        raise NotImplementedError(f"There is no full text for {connection.vendor}.")

    def as_sqlite(self, compiler: Any, connection: Any) -> Any:
        row = f'"{self.lhs.alias}"."id"'
        found = f'SELECT rowid FROM "{INDEX}" WHERE "{INDEX}" MATCH %s'  # noqa: S608 - a name of ours; the words are given apart
        return f"{row} IN ({found})", [" ".join(f'"{word}"*' for word in self.rhs)]

    def as_postgresql(self, compiler: Any, connection: Any) -> Any:
        lhs, values = self.process_lhs(compiler, connection)
        asked = " & ".join(f"'{word}':*" for word in self.rhs)
        return f"to_tsvector('simple', {lhs}) @@ to_tsquery('simple', %s)", [*values, asked]
