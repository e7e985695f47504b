from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "fourfold.notifications"
    label = "notifications"
