"""A school may keep an entry for each authority in which some of its families live: what it kept of its own stays as it is."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("schools", "0009_weeks_to_wait_for_advice")]

    operations = [
        migrations.AlterField(
            "authorityentry",
            "school",
            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="authority_entries", to="schools.school"),
        ),
        migrations.AddConstraint(
            "authorityentry",
            models.UniqueConstraint(fields=["school", "authority"], name="one_entry_a_school_and_authority"),
        ),
    ]
