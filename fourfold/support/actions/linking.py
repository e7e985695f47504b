"""The class teacher stays responsible for help given away from the class, and links it to class work (6.52)."""

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action
from fourfold.support.models import Classwork, ProvisionLine
from fourfold.support.refusals import Incomplete


@action("classwork.noted", needs=Permission.SESSIONS_CREATE, by=Side.SCHOOL)
def note_classwork(actor: Actor, line: ProvisionLine, *, key: str, words: str) -> Classwork:
    """Write how this help is taken up in class. Sent twice with one key, it is written once. Raises Incomplete."""
    already: Classwork | None = Classwork.objects.filter(key=key, line=line).first()
    if already is not None:
        return already
    if not words.strip():
        raise Incomplete(["Write how the class uses what was practised."])
    noted = Classwork(pupil=line.pupil, line=line, key=key, words=words.strip(), on=clock.today(), by_id=actor.account)
    noted.save()
    return noted
