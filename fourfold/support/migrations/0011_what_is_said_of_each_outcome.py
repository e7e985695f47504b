"""What parents and child say at a review of one outcome. The guards come off meanwhile."""

import importlib

from django.db import migrations, models

GUARDS = importlib.import_module('fourfold.support.migrations.0002_what_is_agreed_never_changes')


class Migration(migrations.Migration):

    dependencies = [
        ('support', '0010_reviews_are_prepared_and_put_right'),
    ]

    operations = [
        migrations.RunPython(GUARDS.unguard, GUARDS.guard),
        migrations.AddField(
            model_name='review',
            name='said_of_each',
            field=models.JSONField(default=dict),
        ),
        migrations.RunPython(GUARDS.guard, GUARDS.unguard),
    ]
