"""`fourfold import`: one-line errors, exit codes, and the same check as the pages."""

import json
from pathlib import Path

import pytest

from fourfold.access.roles import Role
from fourfold.accounts.models import Membership
from fourfold.audit.models import Event
from fourfold.commands.main import main
from fourfold.exchange.models import Batch
from fourfold.outbox.models import Mail
from fourfold.progress.models import Result
from fourfold.pupils.models import Pupil
from fourfold.schools.models import School
from tests.cast import Cast, account, member
from tests.progress.rounds import autumn_round, reading
from tests.signed_in import client_of

GOOD = "Surname,Forename,DOB,Year,Parent 1 Forename,Parent 1 Surname,Parent 1 Email\nNew,Ann,2017-01-01,5,Eve,New,eve@example.org\n"
GIAS = (
    "URN,LA (code),LA (name),EstablishmentNumber,EstablishmentName,Town,SchoolWebsite\n"
    "999003,999,Northshire,4003,Ashby Primary School,Ashby,www.ashby.example\n"
)
Said = pytest.CaptureFixture[str]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "pupils.csv"
    path.write_text(GOOD)
    return path


@pytest.fixture
def samples() -> Path:
    import os

    folder = os.environ.get("FOURFOLD_SAMPLES")
    if not folder:
        pytest.skip("FOURFOLD_SAMPLES is not set: real files from outside were NOT tried")
    return Path(folder)


def cannot(capsys: Said, *words: object) -> str:
    """Run a command that cannot be done; its one line."""
    assert main(["import", *map(str, words)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    return said.err


def test_a_data_manager_brings_in_a_list(cast: Cast, file: Path, capsys: Said) -> None:
    assert main(["import", "pupils", str(file), "--as", "dan@example.org"]) == 0
    assert "1 pupil: 1 new.\nDone at Larkfield School." in capsys.readouterr().out
    assert Pupil.objects.filter(forename="Ann", surname="New").exists()


def test_a_dry_run_needs_nobody_and_writes_nothing(cast: Cast, file: Path, capsys: Said) -> None:
    before = Event.objects.count()
    assert main(["import", "pupils", str(file), "--school", "999001", "--dry-run"]) == 0
    assert capsys.readouterr().out.endswith("1 pupil: 1 new.\n")
    assert (Event.objects.count(), Batch.objects.count()) == (before, 0)


def test_json_is_all_there_is_on_standard_output(cast: Cast, file: Path, capsys: Said) -> None:
    main(["import", "pupils", str(file), "--as", "dan@example.org", "--json"])
    facts = json.loads(capsys.readouterr().out)
    assert (facts["applied"], facts["counts"]["new"], facts["rows"][0]["name"]) == (True, 1, "Ann New")


def test_the_owners_reason_is_kept(cast: Cast, file: Path) -> None:
    main(["import", "pupils", str(file), "--school", "999001", "--reason", "First day"])
    assert set(Event.objects.filter(verb="import.applied").values_list("reason", flat=True)) == {"First day"}


@pytest.mark.parametrize(
    ("words", "flag"),
    [
        ([], "--as EMAIL, or --reason TEXT"),
        (["--reason", "because"], "--school URN: Larkfield School (999001); Millbrook School (999002)"),
        (["--as", "nobody@example.org"], "nobody here signs in as"),
        (["--as", "odile@example.org", "--school", "999001"], "does not work at the school"),
        (["--as", "tom@example.org"], "may not bring in pupils at Larkfield School"),
        (["--as", "dan@example.org", "--leave-out", "x"], "does not name rows"),
    ],
)
def test_a_missing_or_wrong_answer_is_one_line_that_names_it(cast: Cast, file: Path, capsys: Said, words: list[str], flag: str) -> None:
    assert flag in cannot(capsys, "pupils", file, *words)


@pytest.mark.parametrize("words", [["homework", "x.csv"], ["pupils"], ["pupils", "x", "--dates", "ymd"]])
def test_wrong_usage_ends_with_2(words: list[str], capsys: Said) -> None:
    with pytest.raises(SystemExit) as end:
        main(["import", *words])
    assert end.value.code == 2


def test_unclear_dates_name_their_flag(cast: Cast, tmp_path: Path, capsys: Said) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Surname,Forename,DOB\nNew,Ann,02/03/2017\n")
    assert "--dates dmy|mdy" in cannot(capsys, "pupils", path, "--as", "dan@example.org")
    assert main(["import", "pupils", str(path), "--as", "dan@example.org", "--dates", "dmy"]) == 0


def test_rows_with_a_problem_are_said_and_left_out_by_name(cast: Cast, tmp_path: Path, capsys: Said) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Surname,Forename,DOB\nNew,Ann,2017-01-01\nNew,Ben,\n")
    assert main(["import", "pupils", str(path), "--as", "dan@example.org"]) == 1
    assert "--leave-out list:3" in capsys.readouterr().out
    assert main(["import", "pupils", str(path), "--as", "dan@example.org", "--leave-out", "list:3"]) == 0


def test_twice_changes_nothing(cast: Cast, file: Path, capsys: Said) -> None:
    main(["import", "pupils", str(file), "--as", "dan@example.org"])
    before = Event.objects.count()
    assert main(["import", "pupils", str(file), "--as", "dan@example.org"]) == 0
    assert "There is nothing to change." in capsys.readouterr().out
    assert Event.objects.count() == before


def test_a_file_that_is_not_there_is_one_line(cast: Cast, capsys: Said) -> None:
    assert "There is no file at" in cannot(capsys, "pupils", "nowhere.csv", "--as", "dan@example.org")


@pytest.mark.parametrize("path", ["x" * 400, "a\nb"])
def test_a_path_that_can_be_none_is_one_line(cast: Cast, capsys: Said, path: str) -> None:
    assert main(["import", "results", path, "--dry-run", "--json"]) == 1
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert "Traceback" not in said.err


def test_the_head_is_told_of_what_the_owner_brings_in_and_of_nothing_else(cast: Cast, file: Path, tmp_path: Path) -> None:
    main(["import", "pupils", str(file), "--as", "dan@example.org"])
    assert not Mail.objects.filter(purpose="owner-acted").exists()
    file.write_text(GOOD.replace("Ann", "Ben").replace("eve@", "ada@"))
    main(["import", "pupils", str(file), "--school", "999001", "--reason", "For Ben"])
    register = tmp_path / "gias.csv"
    register.write_text(
        GIAS.replace("999003", "999001").replace("4003", cast.larkfield.establishment).replace("Ashby Primary", "Larkfield New")
    )
    assert main(["import", "schools", str(register), "--reason", "A new name"]) == 0
    told = Mail.objects.filter(purpose="owner-acted").order_by("pk")
    assert [mail.to for mail in told] == [cast.account("helen").email] * 2
    assert "brought in a list of pupils at Larkfield School" in told[0].body
    assert "the national register" in told[1].body
    assert not any("Ben" in mail.subject + mail.body for mail in told)


def test_staff_whom_the_owner_brings_have_their_roles_and_the_head_is_told(cast: Cast, tmp_path: Path) -> None:
    path = tmp_path / "staff.csv"
    path.write_text("Email,Forename,Surname,Role\nnora@example.org,Nora,New,Teacher\n")
    assert main(["import", "staff", str(path), "--school", "999001", "--reason", "First day"]) == 0
    assert Membership.objects.get(account__email="nora@example.org").approved_at is not None
    assert Mail.objects.get(purpose="owner-acted").to == cast.account("helen").email


def test_schools_come_from_the_register_by_the_owner_alone(cast: Cast, tmp_path: Path, capsys: Said) -> None:
    path = tmp_path / "gias.csv"
    path.write_text(GIAS)
    assert "--reason TEXT" in cannot(capsys, "schools", path)
    assert "--reason TEXT instead of --as" in cannot(capsys, "schools", path, "--as", "helen@example.org")
    assert main(["import", "schools", str(path), "--reason", "First day"]) == 0
    school = School.objects.get(urn="999003")
    assert (school.code, school.dfe_number, school.town, school.web) == ("ashby", "999/4003", "Ashby", "https://www.ashby.example")
    capsys.readouterr()
    assert main(["import", "schools", str(path), "--reason", "Again"]) == 0
    assert capsys.readouterr().out == "1 school: 1 already here.\nThere is nothing to change.\n"


def test_a_schools_trust_comes_from_the_register_and_is_read_in_its_settings(cast: Cast, tmp_path: Path) -> None:
    path = tmp_path / "gias.csv"
    headings, row = GIAS.splitlines()
    path.write_text(f"{headings},Trusts (code),Trusts (name)\n{row},2345,The Ashby Trust\n")
    assert main(["import", "schools", str(path), "--reason", "First day"]) == 0
    school = School.objects.get(urn="999003")
    assert school.trust
    assert (school.trust.uid, school.trust.name) == ("2345", "The Ashby Trust")
    head = account("ash", "Ash Ashby")
    member(head, school, Role.HEAD)
    assert "The Ashby Trust" in client_of(head).get("/settings/school").content.decode()


def test_a_school_that_changed_its_trust_follows_the_register_and_stays_where_that_says_nothing(
    cast: Cast, tmp_path: Path, capsys: Said
) -> None:
    path = tmp_path / "gias.csv"
    headings, row = GIAS.splitlines()
    for uid, name in (("2345", "The Ashby Trust"), ("6789", "The Oak Trust")):
        path.write_text(f"{headings},Trusts (code),Trusts (name)\n{row},{uid},{name}\n")
        assert main(["import", "schools", str(path), "--reason", "A newer list"]) == 0
    assert "1 school: 1 will change." in capsys.readouterr().out
    path.write_text(GIAS)
    assert main(["import", "schools", str(path), "--reason", "Without trusts"]) == 0
    trust = School.objects.get(urn="999003").trust
    assert trust
    assert trust.name == "The Oak Trust"


def test_a_real_extract_of_the_register_comes_in_whole(cast: Cast, samples: Path, capsys: Said) -> None:
    path = samples / "gias/dfe_gias_60schools_anonymised_2024layout.csv"
    assert main(["import", "schools", str(path), "--reason", "First day", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["counts"]["new"] == 60


def test_the_real_uk_set_asks_which_school_and_comes_in(cast: Cast, samples: Path, capsys: Said) -> None:
    folder = samples / "mis-csv/microsoft-sds/UK_Format/25_Users"
    asked = cannot(capsys, "pupils", folder, "--as", "dan@example.org")
    assert "Contoso High School (10001), 22 pupils" in asked
    assert "--school" in asked
    assert main(["import", "pupils", str(folder), "--as", "dan@example.org", "--school", "10001"]) == 0
    assert "Columns of passwords were dropped: Password." in capsys.readouterr().out


def test_the_real_malformed_transfer_file_is_one_line(cast: Cast, samples: Path, capsys: Said) -> None:
    cannot(capsys, "ctf", samples / "ctf/arcio_ATF19_40pupils_malformed.xml", "--as", "dan@example.org")


def test_data_managers_cannot_make_heads_without_a_second_person(cast: Cast, tmp_path: Path) -> None:
    path = tmp_path / "staff.csv"
    path.write_text("Email,Forename,Surname,Role\ndan@example.org,Dan,Webb,Headteacher\n")
    assert main(["import", "staff", str(path), "--as", "dan@example.org"]) == 0
    assert Membership.objects.get(account=cast.account("dan"), role=Role.HEAD).approved_at is None


def test_results_come_in_by_the_same_check_as_on_the_pages(cast: Cast, tmp_path: Path, capsys: Said) -> None:
    measure = reading(cast)
    autumn_round(cast, measure)
    path = tmp_path / "results.csv"
    path.write_text("Surname,Forename,DOB,Reading\nObi,Leo,2017-03-12,97\nStone,Max,2016-01-05,970\n")
    asked = ["import", "results", str(path), "--as", "dan@example.org", "--school", cast.larkfield.urn]
    assert main(asked) == 1
    assert ": Max Stone. Problem. Reading takes a whole number from 40 to 160. Check 970." in capsys.readouterr().out
    assert not Result.objects.exists()
    assert main([*asked, "--leave-out", "3"]) == 0
    assert Result.objects.get().value == 97
    capsys.readouterr()
    assert main([*asked, "--leave-out", "3"]) == 0
    assert "There is nothing to change." in capsys.readouterr().out
