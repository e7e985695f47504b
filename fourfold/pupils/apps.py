from django.apps import AppConfig


class PupilsConfig(AppConfig):
    name = "fourfold.pupils"
    label = "pupils"
