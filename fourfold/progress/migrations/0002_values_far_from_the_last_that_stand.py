from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("progress", "0001_rounds_and_results"),
    ]

    operations = [
        migrations.AddField(
            model_name="result",
            name="sure",
            field=models.BooleanField(default=False),
        ),
    ]
