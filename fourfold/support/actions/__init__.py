"""The verbs of SEN support, in the order of the four steps."""

from fourfold.support.actions.agreeing import note_agreement, record_agreement
from fourfold.support.actions.assessing import analyse_needs, open_assessment, record_source, sign_assessment
from fourfold.support.actions.closing import end_support, finish_review
from fourfold.support.actions.covering import (
    arrange_cover,
    arrange_cover_in_office,
    name_cover,
    take_back_cover,
    take_back_cover_in_office,
)
from fourfold.support.actions.deciding import decide
from fourfold.support.actions.drafting import draft_plan, revise_plan
from fourfold.support.actions.giving import Entry, log_group, log_session
from fourfold.support.actions.grouping import change_group, join_group, leave_group, time_help
from fourfold.support.actions.linking import note_classwork
from fourfold.support.actions.mending import (
    AUTHOR_CORRECTS_FOR,
    add_correction,
    correct_session,
    settle,
    take_back,
    take_back_group,
)
from fourfold.support.actions.planning import (
    add_outcome,
    add_provision_line,
    correct_outcome,
    correct_plan,
    correct_provision_line,
    drop_part,
)
from fourfold.support.actions.preparing import contribute, contribute_from_outside, note_who_is_here
from fourfold.support.actions.putting_right import put_review_right
from fourfold.support.actions.reading import answer_question, ask_senco, confirm_read, remind_all_readers, remind_readers
from fourfold.support.actions.responsible import name_responsible
from fourfold.support.actions.reviewing import (
    Found,
    open_review,
    postpone_review,
    read_back,
    record_views,
    say_at_review,
    write_review,
)
from fourfold.support.actions.round_robin import answer_about_child, ask_teachers, remind_teacher
from fourfold.support.actions.starting import share_plan, start_support

__all__ = [
    "AUTHOR_CORRECTS_FOR",
    "Entry",
    "Found",
    "add_correction",
    "add_outcome",
    "add_provision_line",
    "analyse_needs",
    "answer_about_child",
    "answer_question",
    "arrange_cover",
    "arrange_cover_in_office",
    "ask_senco",
    "ask_teachers",
    "change_group",
    "confirm_read",
    "contribute",
    "contribute_from_outside",
    "correct_outcome",
    "correct_plan",
    "correct_provision_line",
    "correct_session",
    "decide",
    "draft_plan",
    "drop_part",
    "end_support",
    "finish_review",
    "join_group",
    "leave_group",
    "log_group",
    "log_session",
    "name_cover",
    "name_responsible",
    "note_agreement",
    "note_classwork",
    "note_who_is_here",
    "open_assessment",
    "open_review",
    "postpone_review",
    "put_review_right",
    "read_back",
    "record_agreement",
    "record_source",
    "record_views",
    "remind_all_readers",
    "remind_readers",
    "remind_teacher",
    "revise_plan",
    "say_at_review",
    "settle",
    "share_plan",
    "sign_assessment",
    "start_support",
    "take_back",
    "take_back_cover",
    "take_back_cover_in_office",
    "take_back_group",
    "time_help",
    "write_review",
]
