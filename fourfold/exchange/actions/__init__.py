"""The verbs of the exchange room."""

from fourfold.exchange.actions.applying import NotReady, Stale, apply_classes, apply_pupils, apply_results, apply_staff
from fourfold.exchange.actions.forgetting import forget_traces, forget_upload
from fourfold.exchange.actions.staging import answer, discard, save_mapping, stage
from fourfold.exchange.actions.undoing import TooLate, approve_staff, undo, undo_staff

__all__ = [
    "NotReady",
    "Stale",
    "TooLate",
    "answer",
    "apply_classes",
    "apply_pupils",
    "apply_results",
    "apply_staff",
    "approve_staff",
    "discard",
    "forget_traces",
    "forget_upload",
    "save_mapping",
    "stage",
    "undo",
    "undo_staff",
]
