from django.apps import AppConfig


class SpecialistsConfig(AppConfig):
    name = "fourfold.specialists"
    label = "specialists"
