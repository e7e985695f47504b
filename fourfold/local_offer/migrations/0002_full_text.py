"""The full-text index over the services: FTS5 kept by triggers on SQLite, an index of tsvectors on PostgreSQL."""

from typing import Any

from django.db import migrations

TABLE, INDEX = "local_offer_service", "local_offer_words"
SQLITE = (
    f"CREATE VIRTUAL TABLE {INDEX} USING fts5(words, content='{TABLE}', content_rowid='id', tokenize='unicode61')",
    f"CREATE TRIGGER {INDEX}_in AFTER INSERT ON {TABLE} BEGIN INSERT INTO {INDEX}(rowid, words) VALUES (new.id, new.words); END",
    f"CREATE TRIGGER {INDEX}_out AFTER DELETE ON {TABLE} BEGIN "
    f"INSERT INTO {INDEX}({INDEX}, rowid, words) VALUES ('delete', old.id, old.words); END",
    f"CREATE TRIGGER {INDEX}_new AFTER UPDATE OF words ON {TABLE} BEGIN "
    f"INSERT INTO {INDEX}({INDEX}, rowid, words) VALUES ('delete', old.id, old.words); "
    f"INSERT INTO {INDEX}(rowid, words) VALUES (new.id, new.words); END",
    f"INSERT INTO {INDEX}({INDEX}) VALUES ('rebuild')",
)


def make(apps: Any, editor: Any) -> None:
    if editor.connection.vendor == "sqlite":
        for statement in SQLITE:
            editor.execute(statement)
    else:
        editor.execute(f"CREATE INDEX {INDEX} ON {TABLE} USING gin (to_tsvector('simple', words))")


def unmake(apps: Any, editor: Any) -> None:
    if editor.connection.vendor == "sqlite":
        for trigger in ("in", "out", "new"):
            editor.execute(f"DROP TRIGGER {INDEX}_{trigger}")
        editor.execute(f"DROP TABLE {INDEX}")
    else:
        editor.execute(f"DROP INDEX {INDEX}")


class Migration(migrations.Migration):
    dependencies = [("local_offer", "0001_the_directory_and_what_is_pointed_out")]
    operations = [migrations.RunPython(make, unmake)]
