"""Triggers on both databases: what a family was given, what was decided and what a review found are never rewritten (veto 9).

On SQLite a later migration that rebuilds one of these tables drops its triggers with it, and must call `guard` again.
"""

from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SHARED = "(SELECT shared_at FROM support_plan WHERE id = NEW.plan_id) IS NOT NULL"
FINISHED = "(SELECT finished_at FROM support_review WHERE id = NEW.review_id) IS NOT NULL"
# Model, deed, and when it is refused. A subquery cannot stand in a PostgreSQL WHEN, so there the function asks.
GUARDS = (
    ("Plan", "UPDATE", "OLD.shared_at IS NOT NULL"),
    ("Outcome", "INSERT", SHARED),
    ("Outcome", "UPDATE", SHARED),
    ("ProvisionLine", "INSERT", SHARED),
    ("ProvisionLine", "UPDATE", SHARED),
    ("Agreement", "UPDATE", "TRUE"),
    ("Decision", "UPDATE", "TRUE"),
    ("Cycle", "UPDATE", "OLD.step = 'closed'"),
    ("Review", "UPDATE", "OLD.finished_at IS NOT NULL"),
    ("Verdict", "INSERT", FINISHED),
    ("Verdict", "UPDATE", FINISHED),
)
# Two records of one child may become one, so whose record a row belongs to may change; and a plan begins and ends after it was shared.
MAY_CHANGE = {"id", "pupil_id"}
PLAN_MAY_CHANGE = {"starts_on", "ends_on"}
SAYS = "what was agreed is never changed"


def table_of(model: str) -> str:
    return f"support_{model.lower()}"


def name(model: str, deed: str) -> str:
    return f"{table_of(model)}_keeps_{deed.lower()}"


def columns(apps: Any, model: str) -> str:
    """Every column that holds what was agreed, for UPDATE OF."""
    free = MAY_CHANGE | (PLAN_MAY_CHANGE if model == "Plan" else set())
    fields = apps.get_model("support", model)._meta.concrete_fields
    return ", ".join(f'"{field.column}"' for field in fields if field.column not in free)


def guard(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    for model, deed, when in GUARDS:
        table, trigger = table_of(model), name(model, deed)
        on = f"{deed} OF {columns(apps, model)}" if deed == "UPDATE" else deed
        if editor.connection.vendor == "sqlite":
            editor.execute(f"CREATE TRIGGER {trigger} BEFORE {on} ON {table} WHEN {when} BEGIN SELECT RAISE(ABORT, '{SAYS}'); END")
        else:
            editor.execute(
                f"CREATE OR REPLACE FUNCTION {trigger}() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN IF {when} THEN RAISE EXCEPTION '{SAYS}'; END IF; RETURN NEW; END $$"
            )
            editor.execute(f"CREATE TRIGGER {trigger} BEFORE {on} ON {table} FOR EACH ROW EXECUTE FUNCTION {trigger}()")


def unguard(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    for model, deed, _ in GUARDS:
        trigger = name(model, deed)
        if editor.connection.vendor == "sqlite":
            editor.execute(f"DROP TRIGGER IF EXISTS {trigger}")
        else:
            editor.execute(f"DROP TRIGGER IF EXISTS {trigger} ON {table_of(model)}")
            editor.execute(f"DROP FUNCTION IF EXISTS {trigger}()")


class Migration(migrations.Migration):
    dependencies = [("support", "0001_the_graduated_approach")]
    operations = [migrations.RunPython(guard, unguard)]
