"""Where the staff pages of concerns and letters are."""

from django.urls import path

from fourfold.pages.staff import concerns, concerns_unlinked, letters, letters_paper, messages

urlpatterns = [
    path("concerns", concerns.queue, name="concerns"),
    path("concerns/new", concerns.pick, name="new-concern"),
    path("concerns/new/<slug:code>", concerns.new, name="new-concern-about"),
    path("concerns/unlinked/<slug:reference>", concerns_unlinked.unlinked, name="unlinked"),
    path("concerns/unlinked/<slug:reference>/match", concerns_unlinked.match, name="unlinked-match"),
    path("concerns/unlinked/<slug:reference>/reply", concerns_unlinked.reply, name="unlinked-reply"),
    path("concerns/<slug:reference>", concerns.concern, name="concern"),
    path("concerns/<slug:reference>/raised", concerns.raised, name="concern-raised"),
    path("concerns/<slug:reference>/read", concerns.read, name="concern-read"),
    path("pupils/<slug:code>/messages", messages.messages, name="messages"),
    path("talks/<slug:talk>", messages.talk, name="talk-asked"),
    path("letters", letters.waiting, name="letters-waiting"),
    path("letters/paper", letters_paper.on_paper, name="letters-paper"),
    path("letters/paper.pdf", letters_paper.batch, name="letters-batch"),
    path("letters/<slug:notice>/tell", letters.tell_those_left, name="tell-those-left"),
    path("pupils/<slug:code>/letters", letters.letters, name="letters"),
    path("pupils/<slug:code>/letters/<slug:letter>", letters.letter, name="letter"),
    path("pupils/<slug:code>/letters/<slug:letter>.pdf", letters.letter_pdf, name="letter-pdf"),
    path("pupils/<slug:code>/letters/<slug:letter>/again", letters.again, name="letter-again"),
]
