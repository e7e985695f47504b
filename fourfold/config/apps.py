from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "fourfold.config"
    label = "config"

    def ready(self) -> None:
        from fourfold.config import catalogues, checks, garbage  # noqa: F401 - registering the checks is what that is imported for

        catalogues.bring_up_to_date()
        garbage.look_less_often()
