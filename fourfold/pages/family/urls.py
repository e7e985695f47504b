"""Where a family's pages are, room by room."""

from fourfold.pages.family import letter_urls

app_name = "family"

urlpatterns = [
    *letter_urls.urlpatterns,
]
