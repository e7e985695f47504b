"""Reading prompts and progress, from the person who asks."""

from fourfold.noticing.measures import MeasureRead
from fourfold.noticing.queries.family import FamilyMeasure, FamilyResults, latest_round_shared, results_for
from fourfold.noticing.queries.progress import ProgressRead, PupilSigns, class_named, progress_of, signs_in_class
from fourfold.noticing.queries.prompts import AnswerRead, LookRead, PromptRead, last_look, prompt_named, prompts_at, prompts_of, visible_to

__all__ = [
    "AnswerRead",
    "FamilyMeasure",
    "FamilyResults",
    "LookRead",
    "MeasureRead",
    "ProgressRead",
    "PromptRead",
    "PupilSigns",
    "class_named",
    "last_look",
    "latest_round_shared",
    "progress_of",
    "prompt_named",
    "prompts_at",
    "prompts_of",
    "results_for",
    "signs_in_class",
    "visible_to",
]
