from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("schools", "0003_each_schools_own_entry")]
    operations = [migrations.AddField("school", "notice_days", models.PositiveSmallIntegerField(default=5))]
