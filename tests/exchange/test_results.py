"""Results from a file: long and wide, checked in words first, applied at once, twice the same, and taken back."""

import csv
import io
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import openpyxl
import pytest

from fourfold.access.decide import Denied
from fourfold.audit import doors
from fourfold.audit.models import Event
from fourfold.exchange.actions import NotReady, TooLate
from fourfold.exchange.importing import take_back
from fourfold.exchange.kinds import ImportKind
from fourfold.exchange.models import SavedMapping
from fourfold.exchange.reading.dates import DateOrder
from fourfold.exchange.reading.documents import Document
from fourfold.exchange.reading.places import places_named
from fourfold.exchange.reading.refusal import Refused
from fourfold.progress import actions
from fourfold.progress.models import Measure, Result, Round
from fourfold.progress.scales import Scale
from fourfold.pupils.actions import restrict
from tests.cast import AUTUMN, MAKER, TODAY, Cast
from tests.exchange.conftest import NOW, Desk
from tests.progress.rounds import autumn_round, entries, in_juniper

LEO, MAX = "Obi,Leo,2017-03-12", "Stone,Max,2016-01-05"
HEAD = "Surname,Forename,DOB"


class ResultsDesk(Desk):
    """The data manager with a file of results, in a school that measures reading age, maths and writing."""

    def __init__(self, cast: Cast, by: str = "dan") -> None:
        super().__init__(cast.actor(by), cast.larkfield)
        self.cast = cast
        add = {
            "Reading age": ("Reading", Scale.AGE, []),
            "Maths": ("Maths", Scale.STANDARDISED, []),
            "Writing": ("Writing", Scale.GRADES, ["Below", "At"]),
        }
        self.measures: dict[str, Measure] = {
            name: actions.add_measure(MAKER, cast.larkfield, name=name, subject=subject, scale=scale, grades=grades)
            for name, (subject, scale, grades) in add.items()
        }
        self.round: Round = autumn_round(cast, *self.measures.values())

    def sees(self, file: Any, **answers: Any) -> Any:
        return self.check(file, kind=ImportKind.RESULTS, **answers)

    def brings(self, file: Any, **answers: Any) -> Any:
        return self.apply(file, kind=ImportKind.RESULTS, **answers)

    def words(self, file: Any, **answers: Any) -> list[str]:
        """Each row with all that is said of it."""
        found = self.sees(file, **answers)
        return [
            f"{line.name}: {line.outcome_words}. {' '.join([*line.problems, *line.warnings, *(one.says for one in line.changes)])}".strip()
            for line in found.lines
        ]


@pytest.fixture
def desk(cast: Cast) -> ResultsDesk:
    return ResultsDesk(cast)


def stand() -> list[tuple[str, str, Decimal | None, str]]:
    rows = Result.objects.filter(replaced_at__isnull=True).order_by("pupil", "measure")
    return [(row.pupil.forename, row.measure.name, row.value, row.missed) for row in rows]


def workbook(*rows: tuple[Any, ...]) -> Document:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    written = io.BytesIO()
    book.save(written)
    return Document("results.xlsx", written.getvalue())


def test_a_long_list_has_a_row_for_each_result(desk: ResultsDesk) -> None:
    file = f"{HEAD},Assessment,Result\n{LEO},Reading age,7:10\n{LEO},maths,absent\n{MAX},Writing,b\n"
    assert desk.words(file) == [
        "Leo Obi: New. Reading age, Autumn 2026: 7:10",
        "Leo Obi: New. Maths, Autumn 2026: absent",
        "Max Stone: New. Writing, Autumn 2026: Below",
    ]
    assert stand() == [], "a check writes nothing"
    desk.brings(file)
    assert stand() == [("Leo", "Reading age", 94, ""), ("Leo", "Maths", None, "absent"), ("Max", "Writing", 1, "")]
    assert Event.objects.filter(verb="import.results_applied", pupil__isnull=False).count() == 2


def test_a_wide_list_has_a_column_for_each_measure_and_a_blank_says_nothing(desk: ResultsDesk) -> None:
    desk.brings(
        workbook(
            ("Surname", "Forename", "DOB", "Reading Age", "Maths", "Shoe size"),
            ("Obi", "Leo", date(2017, 3, 12), "7:10", 104, 3),
            ("Stone", "Max", date(2016, 1, 5), None, 97.0, 4),
        )
    )
    assert stand() == [("Leo", "Reading age", 94, ""), ("Leo", "Maths", 104, ""), ("Max", "Maths", 97, "")]
    assert SavedMapping.objects.get().columns["Maths"] == f"measure:{desk.measures['Maths'].code}"


def test_which_column_is_which_measure_can_be_said_and_is_remembered(desk: ResultsDesk) -> None:
    file = f"{HEAD},PUMA 5\n{LEO},104\n"
    with pytest.raises(Refused, match="no column that is plainly for results"):
        desk.sees(file)
    said = {
        "Surname": "legal_surname",
        "Forename": "legal_forename",
        "DOB": "date_of_birth",
        "PUMA 5": f"measure:{desk.measures['Maths'].code}",
    }
    desk.brings(file, columns=said)
    assert desk.words(f"{HEAD},PUMA 5\n{LEO},105\n") == ["Leo Obi: Will change. Maths, Autumn 2026: 104, now 105"]


def test_the_same_file_twice_changes_nothing(desk: ResultsDesk) -> None:
    file = f"{HEAD},Maths\n{LEO},104\n"
    desk.brings(file)
    assert desk.sees(file).says == "1 row: 1 already here."
    with pytest.raises(NotReady):
        desk.brings(file)


def test_an_import_is_taken_back_but_not_a_row_that_somebody_changed_since(desk: ResultsDesk) -> None:
    maths = desk.measures["Maths"]
    actions.record_results(MAKER, desk.round, entries=entries(maths, desk.cast.leo, value="90"))
    batch = desk.brings(f"{HEAD},Maths,Reading age\n{LEO},104,7:10\n{MAX},97,\n")
    actions.record_results(desk.cast.amina, desk.round, entries=entries(maths, desk.cast.max, value="99"))
    undone = take_back(desk.actor, batch, now=NOW)
    assert undone.kept == (("Max Stone", "a result changed since"),)
    assert stand() == [("Leo", "Maths", 90, ""), ("Max", "Maths", 99, "")]
    with pytest.raises(TooLate):
        take_back(desk.actor, batch, now=NOW + timedelta(days=31))


def test_in_a_closed_round_what_was_said_before_is_kept_and_comes_back_with_the_undoing(desk: ResultsDesk) -> None:
    maths = desk.measures["Maths"]
    actions.record_results(MAKER, desk.round, entries=entries(maths, desk.cast.leo, value="90"))
    actions.sign_off_round(MAKER, desk.round, today=TODAY, because="tests", next_name="Next", next_day=date(2027, 6, 12))
    batch = desk.brings(f"{HEAD},Maths,Round\n{LEO},104,autumn 2026\n")
    assert [(row.value, row.replaced_at is None) for row in Result.objects.order_by("pk")] == [(90, False), (104, True)]
    take_back(desk.actor, batch, now=NOW)
    assert [(row.value, row.replaced_at is None) for row in Result.objects.all()] == [(90, True)]


def test_a_test_belongs_to_the_round_that_is_nearest_and_keeps_its_own_day(desk: ResultsDesk) -> None:
    actions.open_round(MAKER, desk.school, name="Summer 2026", day=date(2026, 6, 12), today=TODAY, measures=[])
    desk.brings(f"{HEAD},Maths,Test date\n{LEO},104,2026-11-15\n{MAX},97,2026-05-30\n")
    assert sorted((row.round.name, row.taken_on) for row in Result.objects.all()) == [
        ("Autumn 2026", date(2026, 11, 15)),
        ("Summer 2026", date(2026, 5, 30)),
    ]
    assert "No round is near 3 January 2025." in desk.words(f"{HEAD},Maths,Test date\n{LEO},104,2025-01-03\n")[0]


def test_with_several_rounds_open_the_file_must_say_which(desk: ResultsDesk) -> None:
    actions.open_round(MAKER, desk.school, name="Summer 2026", day=date(2026, 6, 12), today=TODAY, measures=[])
    with pytest.raises(Refused, match="Say which round these results belong to"):
        desk.sees(f"{HEAD},Maths\n{LEO},104\n")


def test_dates_that_could_be_read_two_ways_are_asked_about(desk: ResultsDesk) -> None:
    file = f"{HEAD},Maths,Test date\n{LEO},104,04/11/2026\n"
    (question,) = desk.sees(file).questions
    assert question.flag == "--dates dmy|mdy"
    assert desk.words(file, dates=DateOrder.DMY) == ["Leo Obi: New. Maths, Autumn 2026: 104"]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (f"{LEO},Maths,970", "Maths takes a whole number from 40 to 160. Check 970."),
        (f"{LEO},Maths,=1+1", "Check “=1+1”."),
        (f"{LEO},Reading age,7.10", "Write years and months as 7:10"),
        (f"{LEO},Shoes,3", 'There is no measure called "Shoes" here.'),
        (f"{LEO},,3", "There is no measure named here."),
        ("Nobody,Known,2015-01-01,Maths,100", "No pupil on roll here is known by this"),
        ("Brand,Otto,2016-06-06,Maths,100", "No pupil on roll here is known by this"),
        (f"{LEO},Maths,", "There is no result in this row."),
    ],
)
def test_a_row_that_cannot_come_in_says_why_in_one_sentence(desk: ResultsDesk, row: str, says: str) -> None:
    assert says in desk.words(f"{HEAD},Measure,Result\n{row}\n")[0]


def test_one_pupil_has_one_result_of_a_measure_in_a_round(desk: ResultsDesk) -> None:
    file = f"{HEAD},Measure,Result\n{LEO},Maths,100\n{LEO},Maths,101\n"
    assert "Row 2 already has Maths of Leo Obi in Autumn 2026." in desk.words(file)[1]
    desk.brings(file, leave_out=places_named("3"))
    assert stand() == [("Leo", "Maths", 100, "")]


def test_by_name_alone_a_pupil_is_found_only_where_one_has_it_and_then_it_is_said(desk: ResultsDesk) -> None:
    assert "Found by name alone: Leo Obi of 5 Juniper." in desk.words('Pupil,Maths\n"Obi, Leo",100\n')[0]
    assert "Found" not in desk.words("Pupil,Class,Maths\nLeo Obi,5 juniper,100\n")[0]
    assert "No pupil on roll" in desk.words("Pupil,Class,Maths\nLeo Obi,6 Larch,100\n")[0]


def test_who_brings_results_in(desk: ResultsDesk, cast: Cast) -> None:
    file = f"{HEAD},Maths\n{LEO},104\n"
    for name in ("tom", "helen", "sal", "tess", "odile"):
        desk.actor = cast.actor(name)
        with pytest.raises(Denied):
            desk.brings(file)
    desk.actor = cast.amina
    desk.brings(file)
    assert Result.objects.get().by == cast.account("amina")


def test_of_a_child_from_whom_one_is_kept_out_one_brings_in_nothing(desk: ResultsDesk, cast: Cast) -> None:
    with doors.opened(doors.Door("test.setup", MAKER)):
        cast.parents["kim"].account = cast.account("dan")
        cast.parents["kim"].save(update_fields=["account"])
    restrict(MAKER, cast.leo, parent=cast.parents["kim"], kind="Court order", starts=AUTUMN)
    assert "You cannot bring in this row yourself" in desk.words(f"{HEAD},Maths\n{LEO},104\n")[0]


def test_a_list_of_a_whole_class_is_read_in_as_many_questions_as_one_of_a_pupil(
    desk: ResultsDesk, django_assert_max_num_queries: Any
) -> None:
    pupils = in_juniper(desk.cast, 30)
    written = io.StringIO()
    rows = csv.writer(written)
    rows.writerow(["Surname", "Forename", "DOB", "Maths", "Reading age", "Writing"])
    rows.writerows([p.surname, p.forename, p.born.isoformat(), "97", "8:01", "At"] for p in pupils)
    with django_assert_max_num_queries(40):
        assert desk.sees(written.getvalue()).counts["new"] == 30


def test_real_files_of_assessment_from_elsewhere_are_refused_in_words_and_nothing_is_written(desk: ResultsDesk, samples: Any) -> None:
    files = sorted((samples / "assessment").glob("*.csv"))
    assert files
    for file in files:
        with pytest.raises(Refused, match=r"\.$"):
            desk.sees(Document(file.name, file.read_bytes()))
    assert stand() == []
