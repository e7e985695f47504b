import csv
import io
from datetime import date

import pytest

from fourfold.exchange.reading.documents import document, documents_at
from fourfold.exchange.reading.gias import read_schools
from fourfold.exchange.reading.problems import Severity
from fourfold.exchange.reading.refusal import Refused

HILL = {
    "URN": "100001", "LA (code)": "70", "LA (name)": "Hillshire", "EstablishmentNumber": "12", "EstablishmentName": "St John’s Primary",
    "TypeOfEstablishment (code)": "1", "TypeOfEstablishment (name)": "Community school", "EstablishmentStatus (name)": "Open",
    "OpenDate": "01-09-1998", "CloseDate": "", "StatutoryLowAge": "3", "StatutoryHighAge": "11", "Street": "High Street", "Town": "Hill",
    "County (name)": "Not applicable", "Postcode": "hl1  1aa", "TelephoneNum": "1132000000", "HeadTitle (name)": "Ms",
    "HeadFirstName": "Zoë",
    "HeadLastName": "O'Kon", "Trusts (code)": "", "Trusts (name)": "Not applicable",
    "SEN1 (name)": "SLCN - Speech, language and Communication",
    "SEN2 (name)": "Not Applicable", "TypeOfResourcedProvision (name)": "Resourced provision", "SenUnitCapacity": "12", "UPRN": "5.00E+06",
}  # fmt: skip


def extract(*schools: dict[str, str], encoding: str = "cp1252") -> bytes:
    written = io.StringIO()
    rows = csv.DictWriter(written, list(HILL), extrasaction="ignore")
    rows.writeheader()
    rows.writerows(schools)
    return written.getvalue().encode(encoding)


def only(**changed: str):
    return read_schools([document("gias.csv", extract({**HILL, **changed}))]).schools[0]


def test_a_school_is_read_by_heading():
    hill = only()
    assert (hill.urn, hill.name, hill.type, hill.status, hill.low_age, hill.high_age) == (
        "100001", "St John’s Primary", "Community school", "Open", 3, 11,
    )  # fmt: skip
    assert (hill.address.lines, hill.address.postcode, hill.head) == (("High Street", "Hill"), "HL1 1AA", "Ms Zoë O'Kon")
    assert (hill.sen_provision, hill.resourced_provision, hill.sen_unit_places) == (
        ("SLCN - Speech, language and Communication",), "Resourced provision", 12,
    )  # fmt: skip
    assert (hill.trust, hill.problems) == ("", ())


def test_leading_zeros_that_a_spreadsheet_took_are_given_back():
    hill = only()
    assert (hill.la_code, hill.la_estab, hill.type_code, hill.telephone) == ("070", "0700012", "01", "01132000000")


@pytest.mark.parametrize("written", ["01-09-1998", "01/09/1998", "1998-09-01"])
def test_both_forms_of_date_are_day_first(written):
    assert only(OpenDate=written).opened == date(1998, 9, 1)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_the_real_extract_is_windows_1252_and_others_are_read_too(encoding):
    read = read_schools([document("gias.csv", extract(HILL, encoding=encoding))])
    assert (read.schools[0].name, read.encoding) == ("St John’s Primary", "Windows-1252" if encoding == "cp1252" else "UTF-8")


def test_columns_in_another_order_or_missing_change_nothing_else():
    fewer = {name: HILL[name] for name in ("EstablishmentName", "EstablishmentNumber", "LA (code)", "URN")}
    words = ",".join(fewer) + "\n" + ",".join(fewer.values()) + "\n"
    (hill,) = read_schools([document("gias.csv", words.encode())]).schools
    assert (hill.urn, hill.la_estab, hill.phase, hill.opened) == ("100001", "0700012", "", None)


def test_columns_that_are_not_used_are_named():
    assert "UPRN" in read_schools([document("gias.csv", extract(HILL))]).not_taken


@pytest.mark.parametrize("changed", [{"URN": "12"}, {"URN": "ABCDEF"}, {"EstablishmentName": ""}, {"EstablishmentName": "A\x07"}])
def test_a_school_without_its_number_or_name_is_refused(changed):
    school = only(**changed) if changed.get("URN") != "12" else only(URN="12x")
    assert school.is_refused


def test_the_same_urn_twice_is_refused_the_second_time():
    assert [school.is_refused for school in read_schools([document("gias.csv", extract(HILL, HILL))]).schools] == [False, True]


def test_a_bad_date_is_left_out_and_said():
    hill = only(OpenDate="1998")
    assert (hill.opened, [problem.severity for problem in hill.problems]) == (None, [Severity.WARNING])


def test_another_list_is_refused():
    with pytest.raises(Refused, match="Get Information About Schools"):
        read_schools([document("a.csv", b"Surname\nOkafor\n")])


def test_the_departments_sixty_schools_are_read(samples):
    read = read_schools(documents_at(samples / "gias/dfe_gias_60schools_anonymised_2024layout.csv"))
    assert len(read.schools) == 60
    assert not any(school.problems for school in read.schools)
    assert len({school.urn for school in read.schools}) == 60
    assert all(len(school.la_estab) == 7 and school.opened and school.address.postcode for school in read.schools)


@pytest.mark.parametrize("name", ["dfe_benchmark_School.csv", "dfe_gias_links.csv", "dfe_LocalAuthority.csv"])
def test_the_departments_other_lists_are_refused(samples, name):
    with pytest.raises(Refused):
        read_schools(documents_at(samples / "gias" / name))
