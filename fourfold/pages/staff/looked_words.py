"""What pages and verbs are called in a sentence.

A verb with no line here is read from its own name: "support.started", "started support".
"""

from django.utils.translation import gettext as _

LOOKS = {
    "story": "the story",
    "sen": "SEN status and needs",
    "people": "the people",
    "who sees": "who outside school sees the record",
    "facts": "the facts",
    "identity": "names and numbers",
    "who looked": "who looked",
    "views": "what the child says",
    "views-new": "what the child says",
    "views-add": "what the child says",
    "views-not-heard": "what the child says",
    "my say": "My say",
    "family results": "the results",
    "merge": "joining two records",
    "move": "moving what was written",
    "helps": "what helps",
    "readers": "who has read the plan",
    "question": "a question about the plan",
    "invitation by link": "an invitation to a meeting",
    "ehc request": "the EHC request",
}
DEEDS = {
    "pupil.admitted": "put the child on roll",
    "pupil.readmitted": "put the child back on roll",
    "pupil.left": "took the child off roll",
    "pupil.corrected": "corrected names or numbers",
    "pupil.placed": "gave the child a place in a class",
    "pupil.moved_out": "took the child out of a class",
    "pupil.merged": "joined two records of this child",
    "record.moved": "moved a line between two children’s records",
    "parent.added": "added a parent or carer",
    "parent.linked": "added a parent or carer",
    "parent.confirmed": "made sure who a parent or carer is",
    "parent.corrected": "corrected a parent’s or carer’s details",
    "parent.ended": "ended a parent’s or carer’s link",
    "restriction.added": "kept somebody out of the record",
    "restriction.lift_asked": "asked to let somebody back in",
    "restriction.lifted": "let somebody back in",
    "adult.involved": "named an adult who works with the child",
    "adult.released": "ended an adult’s part",
    "grant.given": "let somebody from outside see parts of the record",
    "grant.ended": "ended what somebody from outside may see",
    "grant.taken_back": "took back what somebody from outside may see",
    "sharing.wished": "wrote down what the young person wishes to share",
    "sharing.chosen": "chose what parents can see",
    "views.heard": "kept what the child said",
    "views.said": "kept what the child said",
    "views.shown": "chose who may read what they said",
    "views.added": "added something beside the child’s words",
    "views.not_heard": "wrote down that the child could not be heard",
    "sen_status.recorded": "wrote down the SEN status",
    "needs.recorded": "wrote down the needs",
    "circumstances.recorded": "wrote down facts",
    "care.recorded": "wrote down who looks after the child",
    "care.ended": "wrote down that care ended",
    "plan.read": "said that they have read the plan",
    "plan.asked_about": "asked the SENCO about the plan",
    "plan.question_answered": "answered a question about the plan",
    "plan.responsible_named": "named who is responsible for the help",
    "cover.arranged": "named who covers for a day",
    "cover.arranged_by_office": "named who covers for a day",
    "cover.taken_back": "took a cover link back",
    "cover.taken_back_by_office": "took a cover link back",
    "readers.reminded": "reminded those who have not read the plan",
    "export.created": "saved a list with this child on it",
    "ehc.opened": "began an EHC request",
    "ehc.test_answered": "answered the law’s two questions of the EHC request",
    "ehc.family_told": "wrote down who knows of the EHC request",
    "ehc.bundled": "made a bundle of the EHC request",
    "ehc.released": "released the EHC request",
    "ehc.sent_back": "sent the EHC request back",
    "ehc.day_recorded": "wrote down a date of the EHC request",
    "ehc.ended": "said that the EHC request is over",
    "own_request.shared": "shared their own letter to the council",
    "own_request.days_marked": "wrote down dates of their own letter to the council",
    "export.taken": "saved a list with this child on it",
}


def look_in_words(page: str) -> str:
    """As "looked at the story"."""
    return _("looked at %(page)s") % {"page": LOOKS.get(page, page.replace("_", " ").replace("-", " "))}


def deed_in_words(verb: str) -> str:
    """As "wrote down the needs"."""
    thing, _dot, deed = verb.partition(".")
    return DEEDS.get(verb) or " ".join(part.replace("_", " ") for part in (deed, thing) if part)
