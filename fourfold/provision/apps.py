from django.apps import AppConfig


class ProvisionConfig(AppConfig):
    name = "fourfold.provision"
    label = "provision"
