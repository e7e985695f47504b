from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "fourfold.meetings"
    label = "meetings"
