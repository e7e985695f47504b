"""The kinds of job there are, each with what does it. A room asks for a kind by name; what does it is written here, above every room."""

from collections.abc import Mapping

from fourfold.jobs.daily import TASKS, kinds_of
from fourfold.local_offer.actions.setting import FETCH
from fourfold.local_offer.refreshing import fetch
from fourfold.noticing.closing import look_over_round
from fourfold.notifications import telling
from fourfold.notifications.following import follow_letter
from fourfold.outbox.queue import Work
from fourfold.progress.closing import LOOK_OVER

KINDS: Mapping[str, Work] = {**kinds_of(TASKS), telling.FOLLOW: follow_letter, LOOK_OVER: look_over_round, FETCH: fetch}
