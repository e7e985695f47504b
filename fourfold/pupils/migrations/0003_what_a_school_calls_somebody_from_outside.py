"""Access for somebody from outside keeps the name that the school wrote; a parent's address remembers that it waits to be agreed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("pupils", "0002_a_list_waits_for_a_second_person"),
    ]

    operations = [
        migrations.AddField(
            model_name="grant",
            name="asked_as",
            field=models.CharField(blank=True, default="", max_length=141),
        ),
        migrations.AddField(
            model_name="parent",
            name="email_unsure_since",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
