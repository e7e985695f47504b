"""Reading prompts and progress, from the person who asks."""

from fourfold.noticing.queries.progress import MeasureRead, ProgressRead, PupilSigns, class_named, progress_of, signs_in_class
from fourfold.noticing.queries.prompts import AnswerRead, LookRead, PromptRead, last_look, prompt_named, prompts_at, prompts_of, visible_to

__all__ = [
    "AnswerRead",
    "LookRead",
    "MeasureRead",
    "ProgressRead",
    "PromptRead",
    "PupilSigns",
    "class_named",
    "last_look",
    "progress_of",
    "prompt_named",
    "prompts_at",
    "prompts_of",
    "signs_in_class",
    "visible_to",
]
