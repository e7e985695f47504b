from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("schools", "0008_what_families_see_of_results"),
    ]

    operations = [
        migrations.AddField(
            model_name='school',
            name='advice_weeks',
            field=models.PositiveSmallIntegerField(default=8),
        ),
    ]
