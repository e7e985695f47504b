"""What people worry about just now: most of it waits for an answer, one has it."""

from datetime import date

from fourfold.access.actor import Actor, Office
from fourfold.access.roles import Role
from fourfold.concerns.actions import answer_concern, mark_read, raise_concern, send_unlinked, share_worry
from fourfold.concerns.kinds import Outcome as Answered
from fourfold.demo.dates import moved
from fourfold.demo.histories import Histories
from fourfold.meetings.actions import ask_to_talk
from fourfold.meetings.kinds import WithWhom
from fourfold.messages.actions import write_to_family, write_to_teacher

FATHERS_WORRY = "Leo guesses words when he reads to me. His little cousin reads better. Can somebody look?"
BY_STAFF = (
    (
        "nia",
        "adaeze_okonkwo",
        date(2026, 11, 16),
        "She knows the story when I read it to her. On her own she guesses from the first letter.",
    ),
    ("destiny", "priya_raman", date(2026, 11, 11), "Three teachers say that she has stopped speaking in lessons."),
)


LOOKING = "Thank you. We look at this together: I sit in on two lessons this week, and talk with her and her mum."


def write_worries(told: Histories) -> None:
    """A father's, whose answer is a day late; those of staff, of which one is answered; a grandmother's; a few messages."""
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
    farida, adaeze = told.actor(site.parent("yusuf", "Farida Rahmani").account), told.actor(site.accounts["adaeze_okonkwo"])
    with site.on(on(date(2026, 11, 18)), 18):
        write_to_teacher(
            farida, site.pupils["yusuf"], key="demo-message-1", words="Yusuf told us a whole story at dinner. Which pictures do you use?"
        )
    with site.on(on(date(2026, 11, 19)), 12):
        mum = site.parent("yusuf", "Farida Rahmani").code
        words = "That is lovely to hear. The four picture cards; a set comes home in his bag today."
        write_to_family(adaeze, site.pupils["yusuf"], key="demo-message-2", words=words, parent=mum)
    with site.on(on(date(2026, 11, 23)), 21):
        write_to_teacher(
            farida, site.pupils["yusuf"], key="demo-message-3", words="Thank you. Can he show the cards on Friday at assembly?"
        )
    with site.on(on(date(2026, 11, 20)), 20):
        words = "He has not had his reading time for two weeks. I would like to understand why."
        ask_to_talk(told.actor(luca.account), site.pupils["leo"], key="demo-talk-1", with_whom=WithWhom.SENCO, words=words)
    for child, who, day, words in BY_STAFF:
        with site.on(on(day), 12):
            concern = raise_concern(told.actor(site.accounts[who]), site.pupils[child], words=words, once=f"demo-{child}-{who}")
        with site.on(on(date(2026, 11, 17)), 16):
            if child == "destiny":
                answer_concern(told.senco, concern, words=LOOKING, outcome=Answered.START_FINDING_OUT)
            else:
                mark_read(told.senco, concern)
