"""The room, as Django installs it."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Look and feel; no models."""

    name = "fourfold.ui"
    label = "ui"
    verbose_name = "Look and feel"
