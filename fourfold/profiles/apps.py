from django.apps import AppConfig


class ProfilesConfig(AppConfig):
    name = "fourfold.profiles"
    label = "profiles"
