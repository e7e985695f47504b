from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "fourfold.config"
    label = "config"

    def ready(self) -> None:
        from fourfold.config import catalogues, checks  # noqa: F401 - registering the checks is what the second is imported for

        catalogues.bring_up_to_date()
