from django.apps import AppConfig


class SchoolsConfig(AppConfig):
    name = "fourfold.schools"
    label = "schools"
