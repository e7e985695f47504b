"""The verbs of the pupils room, by noun."""

from fourfold.pupils.actions.classes import open_class, place_in_class, put_in_charge, take_out_of_charge, take_out_of_class
from fourfold.pupils.actions.exports import ask_for_list, decline_list, release_list, take_list, take_released_list
from fourfold.pupils.actions.families import (
    add_parent,
    ask_to_lift,
    confirm_parent,
    correct_parent,
    end_parent_link,
    lift_restriction,
    link_parent,
    restrict,
)
from fourfold.pupils.actions.inviting import (
    ask_in_professional,
    invite_parent,
    invite_pupil,
    let_parent_in,
    let_pupil_in,
    withdraw_parents_invitation,
    withdraw_pupils_invitation,
)
from fourfold.pupils.actions.lost_factors import report_parents_lost_factor, report_pupils_lost_factor
from fourfold.pupils.actions.merging import merge, move_to_other_child
from fourfold.pupils.actions.roll import admit, admit_into, correct_identity, leave, readmit
from fourfold.pupils.actions.safeguards import choose_what_to_share, end_grant, end_involvement, give_grant, involve, record_sharing_wish
from fourfold.pupils.actions.sen import end_care, record_care, record_circumstances, record_needs, record_sen_status

__all__ = [
    "add_parent",
    "admit",
    "admit_into",
    "ask_for_list",
    "ask_in_professional",
    "ask_to_lift",
    "choose_what_to_share",
    "confirm_parent",
    "correct_identity",
    "correct_parent",
    "decline_list",
    "end_care",
    "end_grant",
    "end_involvement",
    "end_parent_link",
    "give_grant",
    "invite_parent",
    "invite_pupil",
    "involve",
    "leave",
    "let_parent_in",
    "let_pupil_in",
    "lift_restriction",
    "link_parent",
    "merge",
    "move_to_other_child",
    "open_class",
    "place_in_class",
    "put_in_charge",
    "readmit",
    "record_care",
    "record_circumstances",
    "record_needs",
    "record_sen_status",
    "record_sharing_wish",
    "release_list",
    "report_parents_lost_factor",
    "report_pupils_lost_factor",
    "restrict",
    "take_list",
    "take_out_of_charge",
    "take_out_of_class",
    "take_released_list",
    "withdraw_parents_invitation",
    "withdraw_pupils_invitation",
]
