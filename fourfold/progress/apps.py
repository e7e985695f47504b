from django.apps import AppConfig


class ProgressConfig(AppConfig):
    name = "fourfold.progress"
    label = "progress"
