from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "fourfold.documents"
    label = "documents"
