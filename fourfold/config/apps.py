from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "fourfold.config"
    label = "config"

    def ready(self) -> None:
        from fourfold.config import checks  # noqa: F401 - registering the checks is what it is imported for
