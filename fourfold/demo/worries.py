"""What people worry about just now, and nobody has answered yet."""

from datetime import date

from fourfold.access.actor import Actor, Office
from fourfold.access.roles import Role
from fourfold.concerns.actions import raise_concern, send_unlinked, share_worry
from fourfold.demo.dates import moved
from fourfold.demo.histories import Histories

FATHERS_WORRY = "Leo guesses words when he reads to me. His little cousin reads better. Can somebody look?"
BY_STAFF = (
    ("leo", "adaeze_okonkwo", date(2026, 11, 13), "Guesses long words from the first letter. His dad sees it too."),
    (
        "nia",
        "adaeze_okonkwo",
        date(2026, 11, 16),
        "She knows the story when I read it to her. On her own she guesses from the first letter.",
    ),
    ("destiny", "priya_raman", date(2026, 11, 11), "Three teachers say that she has stopped speaking in lessons."),
)


def write_worries(told: Histories) -> None:
    """A father's, whose answer is a day late, and those of staff."""
    site = told.site

    def on(day: date) -> date:
        return moved(day, site.today, site.days)

    luca = site.parent("leo", "Luca Marchetti")
    with site.on(on(date(2026, 11, 9)), 19):
        share_worry(told.actor(luca.account), site.pupils["leo"], words=FATHERS_WORRY, once="demo-leo-dad")
    with site.on(on(date(2026, 11, 23)), 20):
        visitor = Actor(account=None, name="Abena Mensah", offices=(Office(Role.VISITOR, site.school.pk),))
        born = site.population.child("kofi").born
        send_unlinked(
            visitor,
            site.school,
            once="demo-without-an-account",
            child=("Kofi", "Mensah-Boyd", born),
            by=("Abena Mensah", "abena.mensah@example.org", "01632 960177"),
            words="I am Kofi’s grandmother. He stays with us on Fridays. He says he cannot sit still and the others laugh.",
            helps="Walking with me first.",
        )
    for child, who, day, words in BY_STAFF:
        with site.on(on(day), 12):
            raise_concern(told.actor(site.accounts[who]), site.pupils[child], words=words, once=f"demo-{child}-{who}")
