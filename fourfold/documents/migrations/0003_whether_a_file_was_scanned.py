from django.db import migrations, models

from fourfold.documents.arriving.scanning import scan_choices


class Migration(migrations.Migration):
    dependencies = [("documents", "0002_a_schools_own_wording")]

    operations = [
        migrations.AddField(
            model_name="file",
            name="scanned",
            field=models.CharField(choices=scan_choices, default="not_scanned", max_length=11),
        ),
    ]
