from django.apps import AppConfig


class ConcernsConfig(AppConfig):
    name = "fourfold.concerns"
    label = "concerns"
