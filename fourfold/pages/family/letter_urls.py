"""Where a family's letters are, and where it says what worries it."""

from django.urls import path

from fourfold.pages.family import letters, worried

urlpatterns = [
    path("family/letters", letters.letters, name="letters"),
    path("family/letters/<slug:code>", letters.letter, name="letter"),
    path("family/letters/<slug:code>.pdf", letters.letter_pdf, name="letter-pdf"),
    path("worried", worried.worried, name="worried"),
    path("worried/<slug:code>", worried.about, name="worried-about"),
    path("worried/said/<slug:reference>", worried.said, name="worry-said"),
]
