from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("schools", "0007_where_the_school_is")]
    operations = [migrations.AddField("school", "results_shown", models.CharField(default="own", max_length=10))]
