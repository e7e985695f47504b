"""A report of a lost second factor is decided when it is confirmed, taken back, or another takes its place."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0005_cover_has_a_link_for_a_day")]

    operations = [
        migrations.RemoveConstraint(model_name="factorreset", name="one_open_reset_an_account"),
        migrations.RenameField(model_name="factorreset", old_name="confirmed_at", new_name="decided_at"),
        migrations.AddConstraint(
            model_name="factorreset",
            constraint=models.UniqueConstraint(
                fields=["account"], condition=models.Q(decided_at__isnull=True), name="one_open_reset_an_account"
            ),
        ),
    ]
