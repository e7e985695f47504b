import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0001_a_file"),
        ("schools", "0004_days_to_tell_a_family"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="OwnWording",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=40)),
                ("language", models.CharField(max_length=8)),
                ("version", models.PositiveSmallIntegerField()),
                ("edition", models.PositiveSmallIntegerField()),
                ("words", models.JSONField(default=dict)),
                ("checked_by", models.CharField(max_length=120)),
                ("entered_at", models.DateTimeField()),
                (
                    "entered_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                ("school", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="wordings", to="schools.school")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("school", "kind", "language", "version", "edition"), name="one_wording_an_edition")
                ],
            },
        ),
    ]
