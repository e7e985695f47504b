"""The data manager brings in a School Data Sync set, and then the school's own list with parents."""

from pathlib import Path
from typing import Any

from fourfold.pupils.models import Pupil
from tests.cast import Cast
from tests.exchange.conftest import LIST
from tests.journeys.at_hand import look, written

STUDENTS = (
    "ID,School DfE Number,First Name,Last Name,Username,Password,Student Number,Grade,Status,Birthdate\n"
    "1,10001,Ora,Klein,OKlein,secret1,501,5,Active,4/22/2017\n"
    "2,10001,Noah,Stark,NStark,secret2,502,5,Active,12/19/1997\n"
)
SET = {
    "School": "DfE Number,Name\n10001,Ashby School\n10002,Briar School\n",
    "Section": "ID,School DfE Number,Section Name\n9,10001,Maths 1\n10,10002,Maths 2\n",
    "Student": STUDENTS,
    "Teacher": "ID,School DfE Number,First Name,Last Name,Username,Password\n",
    "StudentEnrollment": "Section ID,ID\n9,1\n9,2\n",
    "TeacherRoster": "Section ID,ID\n",
}


def test_a_set_and_then_our_own_list_with_parents(
    cast_committed: Cast, live_server: Any, page: Any, signed_in: Any, shot: Any, tmp_path: Path
) -> None:
    signed_in(page, cast_committed.account("dan"))
    page.goto(f"{live_server.url}/settings/import")
    look(page, shot, "import-1-choose")

    page.get_by_text("Pupils and their parents", exact=True).first.click()
    page.get_by_label("The file").set_input_files([written(tmp_path, f"{name}.csv", words) for name, words in SET.items()])
    page.get_by_role("button", name="Check this file").click()
    assert "One answer is needed" in page.get_by_role("heading", level=1).inner_text()
    look(page, shot, "import-2-question")

    page.get_by_text("Ashby School (10001)").click()
    page.get_by_role("button", name="Check again").click()
    assert page.get_by_role("heading", level=1).inner_text() == "2 pupils: 2 new."
    for says in ("Passwords are never kept", "without one", "this pupil is 28"):
        assert page.get_by_text(says).first.is_visible()
    look(page, shot, "import-3-check")

    page.get_by_role("button", name="Bring in these rows").click()
    assert page.get_by_role("heading", level=1).inner_text() == "2 rows are in"
    look(page, shot, "import-4-done")

    page.get_by_role("link", name="Bring in another file").click()
    page.get_by_text("Pupils and their parents", exact=True).first.click()
    mistaken = LIST + "A999400126009,Wrong,Letter,2017-05-02,F,5,5 Juniper,,,,,,,,,,,\n"
    page.get_by_label("The file").set_input_files([written(tmp_path, "pupils.csv", mistaken)])
    page.get_by_role("button", name="Check this file").click()
    assert page.get_by_role("heading", level=1).inner_text() == "4 pupils: 3 new. 1 row has a problem."
    look(page, shot, "import-5-problem")
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Leave out the rows I ticked").click()
    look(page, shot, "import-6-left-out")
    page.get_by_role("button", name="Bring in these rows").click()
    assert Pupil.objects.get(upn="T999400126001").parent_links.get().parent.name == "Funmi Adeyemi"

    page.get_by_role("button", name="Take this import back").click()
    assert page.get_by_role("heading", level=1).inner_text() == "This import was taken back"
    assert not Pupil.objects.filter(upn="T999400126001").exists()
    look(page, shot, "import-7-taken-back")
