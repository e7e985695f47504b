"""Each school keeps what it tells its families of the authority's offers; what stood in the shared entry goes on until a school writes."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("schools", "0002_the_form_of_new_plans"),
    ]

    operations = [
        migrations.CreateModel(
            name="AuthorityEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sendiass_name", models.CharField(blank=True, max_length=120)),
                ("sendiass_phone", models.CharField(blank=True, max_length=40)),
                ("sendiass_email", models.EmailField(blank=True, max_length=254)),
                ("sendiass_web", models.URLField(blank=True)),
                ("mediation_name", models.CharField(blank=True, max_length=120)),
                ("mediation_phone", models.CharField(blank=True, max_length=40)),
                ("local_offer_web", models.URLField(blank=True)),
                ("assessment_email", models.EmailField(blank=True, max_length=254)),
                ("assessment_address", models.TextField(blank=True)),
                ("checked_on", models.DateField(blank=True, null=True)),
                ("authority", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="schools.authority")),
                (
                    "school",
                    models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="authority_entry", to="schools.school"),
                ),
            ],
            options={"verbose_name_plural": "authority entries"},
        ),
    ]
