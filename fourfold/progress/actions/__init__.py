"""The verbs of the progress room, by noun."""

from fourfold.progress.actions.measures import add_measure, change_measure, retire_measure
from fourfold.progress.actions.planning import close_round, plan_round
from fourfold.progress.actions.results import Clash, Entry, bring_in_results, record_results
from fourfold.progress.actions.rounds import hand_in, open_round, sign_off_round

__all__ = [
    "Clash",
    "Entry",
    "add_measure",
    "bring_in_results",
    "change_measure",
    "close_round",
    "hand_in",
    "open_round",
    "plan_round",
    "record_results",
    "retire_measure",
    "sign_off_round",
]
