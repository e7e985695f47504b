"""A message may ask for a change of the plan, and says of which part."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("child_messages", "0001_messages_on_a_record")]

    operations = [
        migrations.AddField(model_name="message", name="asks_to_change", field=models.CharField(blank=True, default="", max_length=200)),
    ]
