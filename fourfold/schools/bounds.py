"""What a school may set for itself: stricter than the Code, never laxer."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from fourfold.code_of_practice.families import MEETINGS_A_YEAR

FEWEST_MEETINGS, MOST_MEETINGS = MEETINGS_A_YEAR, 12
FEWEST_A_WEEK, MOST_A_WEEK = 1, 200
SHORTEST_MEETING, LONGEST_MEETING = 15, 120
SOONEST_ANSWER, LATEST_ANSWER = 1, 20
SOONEST_NOTICE, LATEST_NOTICE = 1, 10
SOONEST_ADVICE, LATEST_ADVICE = 2, 26
LEAST_SHARE, MOST_SHARE = 50, 100
YOUNGEST, OLDEST = 0, 25


class ResultsShown(StrEnum):
    """What a family sees of their own child's results, once a round is signed off."""

    OWN = "own"
    BESIDE = "beside"
    """Besides, how those who started at the same place got on: ten pupils at least, and none by name."""
    NOTHING = "nothing"


class BadSetting(Exception):
    """A school may not set this; says why in one sentence. `field` is what to correct."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(why)
        self.field = field


def check_bounds(values: Mapping[str, Any]) -> None:
    """Raises BadSetting where these values, by field, go beyond what a school may set.

    Three meetings a year are the Code's least (6.65). It gives no days for answering a concern; ours is 10 school days and 20 the most. Nor
    does the law for telling a family (s.68); ours is 5 school days and 10 the most. Nor does the Code give a share of the planned help
    below which none can be judged (6.54); ours is 80 in a hundred and half the least: help mostly not given says nothing of what it does.
    """
    if not SOONEST_ANSWER <= values["concern_days"] <= LATEST_ANSWER:
        raise BadSetting("concern_days", f"Choose from {SOONEST_ANSWER} to {LATEST_ANSWER} school days.")
    if not SOONEST_NOTICE <= values["notice_days"] <= LATEST_NOTICE:
        raise BadSetting("notice_days", f"Choose from {SOONEST_NOTICE} to {LATEST_NOTICE} school days.")
    if not FEWEST_MEETINGS <= values["meetings_a_year"] <= MOST_MEETINGS:
        raise BadSetting("meetings_a_year", f"Choose from {FEWEST_MEETINGS} to {MOST_MEETINGS} meetings a year. The Code's least is 3.")
    if not FEWEST_A_WEEK <= values["meetings_a_week"] <= MOST_A_WEEK:
        raise BadSetting("meetings_a_week", f"Choose from {FEWEST_A_WEEK} to {MOST_A_WEEK} meetings a week.")
    if not SHORTEST_MEETING <= values["meeting_minutes"] <= LONGEST_MEETING:
        raise BadSetting("meeting_minutes", f"Choose from {SHORTEST_MEETING} to {LONGEST_MEETING} minutes.")
    if not SOONEST_ADVICE <= values["advice_weeks"] <= LATEST_ADVICE:
        raise BadSetting("advice_weeks", f"Choose from {SOONEST_ADVICE} to {LATEST_ADVICE} weeks.")
    if not LEAST_SHARE <= values["enough_share"] <= MOST_SHARE:
        raise BadSetting("enough_share", f"Choose from {LEAST_SHARE} to {MOST_SHARE} in a hundred.")
    if values["results_shown"] not in set(ResultsShown):
        raise BadSetting("results_shown", "Choose what families see of results.")
    lowest, highest = values["lowest_age"], values["highest_age"]
    if lowest is not None and highest is not None and highest < lowest:
        raise BadSetting("highest_age", "The oldest age must not be below the youngest.")
