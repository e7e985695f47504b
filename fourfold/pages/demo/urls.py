"""The demo's own pages. Included in demo mode alone: elsewhere these addresses do not exist."""

from django.urls import path

from fourfold.pages.demo import front

app_name = "demo"

urlpatterns = [
    path("", front.front, name="front"),
    path("demo/story", front.story, name="story"),
    path("demo/again", front.again, name="again"),
]
