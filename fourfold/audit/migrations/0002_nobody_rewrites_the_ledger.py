"""Triggers on both databases: a ledger row is never changed and never deleted."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLES = ("audit_event", "audit_viewing")


def guard(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    for table in TABLES:
        if editor.connection.vendor == "sqlite":
            for deed in ("UPDATE", "DELETE"):
                editor.execute(
                    f"CREATE TRIGGER {table}_no_{deed.lower()} BEFORE {deed} ON {table} BEGIN SELECT RAISE(ABORT, 'the ledger is never changed'); END"
                )
        else:
            editor.execute(
                "CREATE OR REPLACE FUNCTION ledger_is_never_changed() RETURNS trigger LANGUAGE plpgsql AS "
                "$$ BEGIN RAISE EXCEPTION 'the ledger is never changed'; END $$"
            )
            editor.execute(
                f"CREATE TRIGGER {table}_guard BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION ledger_is_never_changed()"
            )


def unguard(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    for table in TABLES:
        if editor.connection.vendor == "sqlite":
            for deed in ("update", "delete"):
                editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{deed}")
        else:
            editor.execute(f"DROP TRIGGER IF EXISTS {table}_guard ON {table}")


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_the_ledger")]
    operations = [migrations.RunPython(guard, unguard)]
