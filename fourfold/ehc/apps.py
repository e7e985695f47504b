from django.apps import AppConfig


class EhcConfig(AppConfig):
    name = "fourfold.ehc"
    label = "ehc"
