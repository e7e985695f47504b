from django.apps import AppConfig


class SupportConfig(AppConfig):
    name = "fourfold.support"
    label = "support"
