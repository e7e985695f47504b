from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('notifications', '0001_who_was_told'),
    ]

    operations = [
        migrations.AddField(
            model_name='notice',
            name='translations',
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name='delivery',
            name='english',
            field=models.JSONField(null=True),
        ),
    ]
