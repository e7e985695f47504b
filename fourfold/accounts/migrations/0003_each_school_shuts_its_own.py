"""A membership keeps what its school called the person until they say yes, and when that school shut it; accounts that schools shut open again.

What a school shuts from now on is what it gave, never the account: somebody's children may be at another school.
"""

from typing import Any

from django.db import migrations, models
from django.db.models.functions import Now


def shut_at_each_school(apps: Any, schema_editor: Any) -> None:
    """Accounts were shut whole: their roles are shut instead, and whatever else hangs on the account lives on."""
    accounts = apps.get_model("accounts", "Account").objects.filter(is_active=False, memberships__isnull=False)
    numbers = list(accounts.values_list("pk", flat=True).distinct())
    apps.get_model("accounts", "Membership").objects.filter(account__in=numbers).update(shut_at=Now())
    apps.get_model("accounts", "Account").objects.filter(pk__in=numbers).update(is_active=True)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_sign_in"),
    ]

    operations = [
        migrations.AddField(
            model_name="membership",
            name="asked_as",
            field=models.CharField(blank=True, default="", max_length=141),
        ),
        migrations.AddField(
            model_name="membership",
            name="shut_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.RunPython(shut_at_each_school, migrations.RunPython.noop),
    ]
