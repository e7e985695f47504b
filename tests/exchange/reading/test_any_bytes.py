"""Whatever is brought: it is read, or refused in a sentence. Nothing else happens, and it happens soon."""

from datetime import date
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from fourfold.exchange.reading.ctf import read_ctf
from fourfold.exchange.reading.documents import document
from fourfold.exchange.reading.gias import read_schools
from fourfold.exchange.reading.lists import Kind, read_list
from fourfold.exchange.reading.refusal import Refused
from fourfold.exchange.reading.tables import Table, tables_in
from tests.exchange.reading.made_files import one_sentence, workbook

TODAY = date(2026, 11, 24)
NAMES = st.sampled_from(["a.csv", "a.xlsx", "a.xml", "a.xls", "a", "a.b.csv", ""])
LIST = "Surname;Forename;DOB;UPN;Parent 1 Email\nO'Kon;Zoë;03/04/2016;B801200005001;g@h.example\n"
CTF = (
    "<CTfile><Header><CTFversion>25.0</CTFversion></Header><CTFpupilData><Pupil><Surname>A</Surname><SENhistory><SEN><SENprovision>K"
    "</SENprovision></SEN></SENhistory></Pupil></CTFpupilData></CTfile>"
)


@cache
def good_workbook() -> bytes:
    return workbook([("Surname", "DOB"), ("Okafor", date(2016, 4, 3))])


def spoilt(good: bytes):
    """The good bytes with pieces cut, doubled or overwritten."""

    def spoil(cuts: list[tuple[int, int, bytes]]) -> bytes:
        raw = good
        for start, length, instead in cuts:
            at = start % (len(raw) + 1)
            raw = raw[:at] + instead + raw[at + length :]
        return raw

    return st.lists(st.tuples(st.integers(0, 100_000), st.integers(0, 40), st.binary(max_size=8)), min_size=1, max_size=4).map(spoil)


def read_or_refused(reading):
    """What was read; None where it was refused as it should be."""
    try:
        return reading()
    except Refused as refusal:
        why = str(refusal)
    assert one_sentence(why.replace("a.b.csv", "a")), why
    return None


@given(NAMES, st.one_of(st.binary(max_size=400), spoilt(LIST.encode()), spoilt(good_workbook()), spoilt(good_workbook())))
@settings(deadline=2000, max_examples=300)
def test_any_bytes_make_tables_or_a_refusal(name, raw):
    found = read_or_refused(lambda: tables_in([document(name, raw)]))
    for table in found or ():
        assert isinstance(table, Table)
        assert all(len(row.cells) == len(table.headers) for row in table.rows)


@given(
    st.one_of(st.text(max_size=300), st.text(alphabet=";,\t\n\r\"'=aZ1/", max_size=300)).map(str.encode) | spoilt(LIST.encode()),
    st.sampled_from(Kind),
)
@settings(deadline=2000, max_examples=200)
def test_any_list_is_read_or_refused(raw, kind):
    read_or_refused(lambda: read_list(kind, [document("a.csv", raw)], today=TODAY))
    read_or_refused(lambda: read_schools([document("a.csv", raw)]))


@given(st.lists(st.text(max_size=20), min_size=5, max_size=5))
@settings(deadline=2000, max_examples=200)
def test_any_cells_of_a_list_make_a_row_or_a_problem(cells):
    quoted = ";".join('"' + cell.replace('"', '""') + '"' for cell in cells)
    raw = (LIST.split("\n", 1)[0] + "\n" + quoted + "\n").encode("utf-8", "ignore")
    read_or_refused(lambda: read_list(Kind.PUPILS, [document("a.csv", raw)], today=TODAY))


@given(st.one_of(st.binary(max_size=300), spoilt(CTF.encode()), spoilt(CTF.encode())))
@settings(deadline=2000, max_examples=300)
def test_any_transfer_file_is_read_or_refused(raw):
    read_or_refused(lambda: read_ctf([document("a.xml", raw)], today=TODAY))
