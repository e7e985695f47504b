from django.apps import AppConfig


class MessagesConfig(AppConfig):
    name = "fourfold.messages"
    label = "child_messages"
    """Django's own messages have the shorter name."""
