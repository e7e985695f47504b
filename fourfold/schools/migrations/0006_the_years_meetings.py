"""How a school counts and spreads the year's meetings with parents."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("schools", "0005_how_much_help_is_enough_to_judge")]

    operations = [
        migrations.AddField("school", "meetings_pro_rata", models.BooleanField(default=False)),
        migrations.AddField("school", "meetings_a_week", models.PositiveSmallIntegerField(default=12)),
        migrations.AddField("school", "meeting_minutes", models.PositiveSmallIntegerField(default=30)),
    ]
