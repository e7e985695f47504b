"""The page about Yusuf that goes to all who teach him: its lines, and the fox that he drew."""

from datetime import date

from fourfold.demo.dates import moved
from fourfold.demo.drawing import fox
from fourfold.demo.histories import Histories
from fourfold.demo.yusuf_words import PROFILE, SUGGESTED
from fourfold.documents.pictures import made_safe
from fourfold.profiles.actions import confirm_with_child, offer_picture, still_right, suggest_line


def page_about_yusuf(told: Histories) -> None:
    """The SENCO wrote it down with him; his mum put his drawing there; one suggestion waits."""
    site, pupil = told.site, told.site.pupils["yusuf"]
    said, drawn = (moved(date(2026, 11, day), site.today, site.days) for day in (12, 13))
    with site.on(said, 11):
        for number, (part, line, source) in enumerate(PROFILE):
            made = suggest_line(told.senco, pupil, key=f"demo-yusuf-{number}", part=part, words=line, source=source, today=said)
            confirm_with_child(told.senco, made, with_whom="Yusuf", today=said)
        still_right(told.senco, pupil, with_whom="his mum", today=said)
    farida = told.actor(site.parent("yusuf", "Farida Rahmani").account)
    with site.on(drawn, 18):
        picture = made_safe(fox())
        offer_picture(farida, pupil, key="demo-yusuf-fox", picture=picture, says="A fox in the grass, drawn by Yusuf", today=drawn)
    dean, (part, line, source) = told.actor(site.accounts["dean_whitlock"]), SUGGESTED
    with site.on(told.days.add_school_days(site.today, -2).day, 13):
        suggest_line(dean, pupil, key="demo-yusuf-waits", part=part, words=line, source=source, today=site.today)
