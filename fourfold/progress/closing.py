"""After a round has closed, or a closed one was corrected, everybody is looked over: the job that is asked for."""

from fourfold import clock
from fourfold.audit.action import consequence
from fourfold.outbox.queue import enqueue
from fourfold.progress.models import Round

LOOK_OVER = "progress.look_over"


@consequence
def ask_to_look_over(in_round: Round) -> None:
    """Ask for the job, in the transaction of what it follows from. Asked twice at one moment, it is done once."""
    enqueue(LOOK_OVER, {"round": in_round.pk}, key=f"look-over/{in_round.pk}/{clock.now().isoformat()}")
