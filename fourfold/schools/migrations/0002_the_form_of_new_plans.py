from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("schools", "0001_the_school")]
    operations = [migrations.AddField("school", "plan_template", models.CharField(default="sen-support-2015", max_length=40))]
