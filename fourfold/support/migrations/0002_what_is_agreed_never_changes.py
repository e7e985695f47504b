"""Triggers on both databases: what a family was given, what was decided and what a review found are never rewritten (veto 9).

On SQLite a later migration that rebuilds one of these tables drops its triggers with it, and must call `guard` again.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

PLAN_WORDS = (
    "pupil_id, cycle_id, code, version, template, because, expected_impact, strategies, at_home, pupils_part, review_date, responsible_id, "
    "written_by_id, shared_at, edition, changed_by_id, changed_at"
)
SHARED = "(SELECT shared_at FROM support_plan WHERE id = NEW.plan_id) IS NOT NULL"
FINISHED = "(SELECT finished_at FROM support_review WHERE id = NEW.review_id) IS NOT NULL"
# Table, deed, and when it is refused. A subquery cannot stand in a PostgreSQL WHEN, so there the function asks.
GUARDS = (
    ("support_plan", f"UPDATE OF {PLAN_WORDS}", "OLD.shared_at IS NOT NULL"),
    ("support_outcome", "INSERT", SHARED),
    ("support_outcome", "UPDATE", SHARED),
    ("support_provisionline", "INSERT", SHARED),
    ("support_provisionline", "UPDATE", SHARED),
    ("support_agreement", "UPDATE", "TRUE"),
    ("support_decision", "UPDATE", "TRUE"),
    ("support_cycle", "UPDATE", "OLD.step = 'closed'"),
    ("support_review", "UPDATE", "OLD.finished_at IS NOT NULL"),
    ("support_verdict", "INSERT", FINISHED),
    ("support_verdict", "UPDATE", FINISHED),
)
SAYS = "what was agreed is never changed"


def name(table: str, deed: str) -> str:
    return f"{table}_keeps_{deed.split()[0].lower()}"


def guard(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    for table, deed, when in GUARDS:
        trigger = name(table, deed)
        if editor.connection.vendor == "sqlite":
            editor.execute(f"CREATE TRIGGER {trigger} BEFORE {deed} ON {table} WHEN {when} BEGIN SELECT RAISE(ABORT, '{SAYS}'); END")
        else:
            editor.execute(
                f"CREATE OR REPLACE FUNCTION {trigger}() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN IF {when} THEN RAISE EXCEPTION '{SAYS}'; END IF; RETURN NEW; END $$"
            )
            editor.execute(f"CREATE TRIGGER {trigger} BEFORE {deed} ON {table} FOR EACH ROW EXECUTE FUNCTION {trigger}()")


def unguard(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    for table, deed, _ in GUARDS:
        trigger = name(table, deed)
        if editor.connection.vendor == "sqlite":
            editor.execute(f"DROP TRIGGER IF EXISTS {trigger}")
        else:
            editor.execute(f"DROP TRIGGER IF EXISTS {trigger} ON {table}")
            editor.execute(f"DROP FUNCTION IF EXISTS {trigger}()")


class Migration(migrations.Migration):
    dependencies = [("support", "0001_the_graduated_approach")]
    operations = [migrations.RunPython(guard, unguard)]
