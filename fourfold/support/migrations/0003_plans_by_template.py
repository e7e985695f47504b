"""Plans keep what their template asks for beyond the columns. The table is made anew on SQLite, so what guards it is taken off and put back."""

import importlib

from django.db import migrations, models

kept = importlib.import_module("fourfold.support.migrations.0002_what_is_agreed_never_changes")


class Migration(migrations.Migration):
    dependencies = [("support", "0002_what_is_agreed_never_changes")]
    operations = [
        migrations.RunPython(kept.unguard, kept.guard),
        migrations.AddField("plan", "further", models.JSONField(blank=True, default=dict)),
        migrations.RunPython(kept.guard, kept.unguard),
    ]
