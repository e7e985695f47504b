"""Put the guards back that went when the table of decisions was made anew on SQLite, the new column included."""

import importlib

from django.db import migrations

GUARDS = importlib.import_module("fourfold.support.migrations.0002_what_is_agreed_never_changes")


class Migration(migrations.Migration):
    dependencies = [("support", "0012_tries_to_reach_parents")]
    operations = [
        migrations.RunPython(GUARDS.unguard, migrations.RunPython.noop),
        migrations.RunPython(GUARDS.guard, migrations.RunPython.noop),
    ]
