"""The invented school itself, its authority, and the people at its front door."""

from dataclasses import dataclass
from typing import Any

AUTHORITY: dict[str, Any] = {
    "code": "999",
    "name": "Northshire",
    "sendiass_name": "Northshire SENDIASS",
    "sendiass_phone": "01632 960 118",
    "sendiass_email": "sendiass@northshire.example.org",
    "sendiass_web": "https://northshire.example.org/sendiass",
    "mediation_name": "Meeting Point Mediation",
    "mediation_phone": "01632 960 131",
    "local_offer_web": "https://northshire.example.org/local-offer",
    "assessment_email": "ehc.requests@northshire.example.org",
    "assessment_address": "SEND Team\nNorthshire Council\nCounty Hall\nNorthshire ZZ1 1AA",
}
SCHOOL: dict[str, Any] = {
    "code": "larkfield",
    "urn": "999001",
    "name": "Larkfield School",
    "establishment": "4001",
    "kind": "Community school",
    "phase": "All-through",
    "lowest_age": 4,
    "highest_age": 18,
    "street": "Mill Lane",
    "town": "Larkfield",
    "postcode": "ZZ1 4AB",
    "easting": 425_000,
    "northing": 585_000,
    "phone": "01632 960 100",
    "email": "office@larkfield.example.org",
    "web": "https://larkfield.example.org",
    "complaints": "Write to the headteacher first. If you are still unhappy, write to the chair of governors at the school's address.",
    "complaints_web": "https://larkfield.example.org/complaints",
    "safeguarding_lead": "Ms Mowbray, deputy head, 01632 960 101",
    "results_shown": "beside",
}


@dataclass(frozen=True)
class Door:
    """One person to look around as: what the button sends, who they are, their address of mail, and what one sees as them."""

    code: str
    role: str
    name: str
    email: str
    says: str


AT_SCHOOL = (
    Door("pr", "SENCO", "Priya Raman", "priya.raman@larkfield.example.org", "What is late, what is next, and the letters already drafted."),
    Door("ao", "Class teacher", "Adaeze Okonkwo", "adaeze.okonkwo@larkfield.example.org", "What to do today, and what helps each child."),
    Door(
        "dw",
        "Teaching assistant",
        "Dean Whitlock",
        "dean.whitlock@larkfield.example.org",
        "The group that just ended. Two taps to record it.",
    ),
    Door("jc", "Headteacher", "James Callaghan", "james.callaghan@larkfield.example.org", "Duties met, the difference made, what it cost."),
    Door("sb", "Governor", "Sunita Bhatt", "sunita.bhatt@larkfield.example.org", "The whole school in two pages. No child’s name."),
    Door("we", "Data manager", "Wyn Ellis", "wyn.ellis@larkfield.example.org", "Results in, gaps found, nothing typed twice."),
)
AT_HOME = (
    Door("fr", "Parent", "Farida Rahmani", "farida.rahmani@example.org", "Yusuf’s plan in plain words, and a time to meet."),
    Door("zh", "Young person, age 16", "Zainab Hussain", "zainab.hussain@example.org", "My plan, my say, and what my parents can see."),
    Door(
        "mp",
        "Speech and language therapist",
        "Megan Pryce",
        "megan.pryce@northshire-therapy.example.org",
        "Only the children shared with her, and only for now.",
    ),
)
DOORS = {door.code: door for door in (*AT_SCHOOL, *AT_HOME)}
