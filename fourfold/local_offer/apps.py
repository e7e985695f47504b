from django.apps import AppConfig


class LocalOfferConfig(AppConfig):
    name = "fourfold.local_offer"
    label = "local_offer"
