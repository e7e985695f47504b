from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("schools", "0004_days_to_tell_a_family")]
    operations = [migrations.AddField("school", "enough_share", models.PositiveSmallIntegerField(default=80))]
