from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "fourfold.outbox"
    label = "outbox"
    verbose_name = "Mail and jobs waiting"
    default_auto_field = "django.db.models.BigAutoField"
