"""Put the guards back, the new column of a review included, and let go of the table of talks: its rows are meetings now."""

import importlib

from django.db import migrations

GUARDS = importlib.import_module("fourfold.support.migrations.0002_what_is_agreed_never_changes")


class Migration(migrations.Migration):
    dependencies = [("support", "0005_talks_and_reviews_are_meetings")]
    operations = [
        migrations.RunPython(GUARDS.guard, GUARDS.unguard),
        migrations.DeleteModel(name="Discussion"),
    ]
