from django.apps import AppConfig


class NoticingConfig(AppConfig):
    name = "fourfold.noticing"
    label = "noticing"
