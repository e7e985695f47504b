"""What people worry about just now, and nobody has answered yet."""

from datetime import date

from fourfold.concerns.actions import raise_concern, share_worry
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
    for child, who, day, words in BY_STAFF:
        with site.on(on(day), 12):
            raise_concern(told.actor(site.accounts[who]), site.pupils[child], words=words, once=f"demo-{child}-{who}")
