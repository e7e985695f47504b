"""Where the page of cover staff is."""

from django.urls import path

from fourfold.pages.cover import cover

app_name = "cover"

urlpatterns = [
    path("cover/<str:token>", cover.page, name="page"),
    path("cover/<str:token>/pictures/<slug:picture>", cover.picture, name="picture"),
]
