"""Letters to tell of, and the door that a telling needs."""

from datetime import date

import pytest

from fourfold.audit import doors
from fourfold.documents.letters import Letter
from fourfold.documents.wording.saying import Block
from fourfold.notifications.composing import write_letter
from fourfold.notifications.kinds import NoticeKind
from fourfold.notifications.models import Notice
from fourfold.notifications.recipients import RecipientName
from fourfold.notifications.sender import Sender
from fourfold.notifications.telling import tell
from fourfold.pupils.models import Pupil
from tests.cast import MAKER, TODAY, Cast
from tests.notifications.told import Teller


@pytest.fixture
def tell_of(cast: Cast) -> Teller:
    """Tell a family that SEN support was decided, as another room's verb would."""

    def telling(pupil: Pupil, *, about: str = "support.decision:1", today: date = TODAY) -> Notice:
        def letter_for(reader: RecipientName) -> Letter:
            return write_letter(
                Sender(pupil, today),
                reader,
                wording="decision_yes",
                values={},
                blocks={"why": Block(said=("Reading is hard work.",))},
                signed_by=cast.account("amina"),
            )

        with doors.opened(doors.Door("test.told", MAKER)):
            return tell(pupil, kind=NoticeKind.SEN_SUPPORT_DECIDED, about=about, letter_for=letter_for, today=today)

    return telling
