from datetime import date

import pytest

from fourfold.exchange.reading.ctf import read_ctf
from fourfold.exchange.reading.documents import document, documents_at
from fourfold.exchange.reading.people import AttendanceYear, PastSchool, SenNeed, SenPeriod, provision_on
from fourfold.exchange.reading.problems import Severity
from fourfold.exchange.reading.refusal import Refused
from tests.exchange.reading.made_files import one_sentence

TODAY = date(2026, 11, 24)
HEADER = """<Header><DocumentName>Common Transfer File</DocumentName><CTFversion>{version}</CTFversion>
<DateTime>2026-09-01T09:00:00</DateTime><DocumentQualifier>full</DocumentQualifier><DataDescriptor>All</DataDescriptor><SupplierID>Ours</SupplierID>
<SourceSchool><LEA>370</LEA><Estab>1111</Estab><URN>100001</URN>
<SchoolName>Hill Primary</SchoolName><AcademicYear>2026</AcademicYear></SourceSchool>
<DestSchool><LEA>370</LEA><Estab>2222</Estab></DestSchool></Header>"""
ADA = "<UPN>B801200005001</UPN><Surname>Okafor</Surname><Forename>Ada</Forename><DOB>2018-04-13</DOB><Sex>F</Sex>"


def ctf(*pupils: str, version: str = "25.0", header: str | None = None) -> str:
    top = HEADER.format(version=version) if header is None else header
    return f"<CTfile>{top}<CTFpupilData>{''.join(f'<Pupil>{pupil}</Pupil>' for pupil in pupils)}</CTFpupilData></CTfile>"


def read(words: str | bytes, **more):
    raw = words if isinstance(words, bytes) else words.encode()
    return read_ctf([document("3701111_CTF_3702222_001.xml", raw)], today=TODAY, **more)


def ada(inside: str = "", **more):
    return read(ctf(ADA + inside, **more)).reading.pupils[0]


def test_the_header_says_whose_file_it_is():
    header = read(ctf(ADA)).header
    assert (header.version, header.supplier, header.academic_year, header.made) == ("25.0", "Ours", "2026", "2026-09-01T09:00:00")
    assert (header.source.la_estab, header.source.urn, header.source.name) == ("3701111", "100001", "Hill Primary")
    assert header.destination.la_estab == "3702222"


@pytest.mark.parametrize("version", [f"{number}.0" for number in range(19, 26)])
@pytest.mark.parametrize("tag", ["Gender", "Sex"])
def test_versions_19_to_25_are_read_with_either_word_for_sex(version, tag):
    transfer = read(ctf(ADA.replace("Sex>", f"{tag}>"), version=version))
    (pupil,) = transfer.reading.pupils
    assert (pupil.legal_surname, pupil.legal_forename, pupil.upn, pupil.sex, pupil.date_of_birth) == (
        "Okafor", "Ada", "B801200005001", "F", date(2018, 4, 13),
    )  # fmt: skip
    assert (pupil.problems, transfer.reading.problems, transfer.reading.not_taken) == ((), (), ())


@pytest.mark.parametrize("version", ["18.0", "26.0", "", "new"])
def test_another_version_is_warned_of_and_still_read(version):
    transfer = read(ctf(ADA, version=version))
    assert [(problem.field, problem.severity) for problem in transfer.reading.problems] == [("CTFversion", Severity.WARNING)]
    assert len(transfer.reading.pupils) == 1


def test_a_file_addressed_to_another_school_is_warned_of():
    assert "3702222" in read(ctf(ADA), to_la_estab="3703333").reading.problems[0].says
    assert read(ctf(ADA), to_la_estab="3702222").reading.problems == ()


def test_every_sen_period_and_every_need_is_read():
    pupil = ada(
        "<SENhistory>"
        "<SEN><StartDate>2024-09-01</StartDate><SENprovision>K</SENprovision></SEN>"
        "<SEN><StartDate>2013-09-01</StartDate><EndDate>2014-08-31</EndDate><SENprovision>A</SENprovision></SEN>"
        "<SEN><StartDate>2014-09-01</StartDate><EndDate>2024-08-31</EndDate><SENprovision>N</SENprovision></SEN>"
        "<SENneeds><SENneed><NeedStartDate>2024-09-01</NeedStartDate><SENtypeRank>2</SENtypeRank><SENtype>ASD</SENtype></SENneed>"
        "<SENneed><NeedStartDate>2024-09-01</NeedStartDate><SENtypeRank>1</SENtypeRank><SENtype>SLCN</SENtype></SENneed>"
        "<SENneed><NeedStartDate>2013-09-01</NeedStartDate><NeedEndDate>2014-08-31</NeedEndDate><SENtypeRank>1</SENtypeRank>"
        "<SENtype>BESD</SENtype></SENneed></SENneeds></SENhistory>"
    )
    autumn = date(2024, 9, 1)
    assert pupil.sen == (
        SenPeriod("A", date(2013, 9, 1), date(2014, 8, 31)),
        SenPeriod("N", date(2014, 9, 1), date(2024, 8, 31)),
        SenPeriod("K", autumn),
    )
    assert pupil.needs == (SenNeed("BESD", 1, date(2013, 9, 1), date(2014, 8, 31)), SenNeed("SLCN", 1, autumn), SenNeed("ASD", 2, autumn))
    assert [provision_on(pupil.sen, day) for day in (TODAY, date(2014, 1, 1), date(2012, 1, 1))] == ["K", "A", ""]
    assert pupil.problems == ()


@pytest.mark.parametrize("code", ["N", "K", "E", "A", "P", "S"])
def test_every_provision_code_there_has_been_is_kept(code):
    assert ada(f"<SENhistory><SEN><SENprovision>{code}</SENprovision></SEN></SENhistory>").sen == (SenPeriod(code),)


def test_needs_inside_a_period_are_read_too():
    inside = "<SENneeds><SENneed><SENtypeRank>1</SENtypeRank><SENtype>MLD</SENtype></SENneed></SENneeds>"
    assert ada(f"<SENhistory><SEN><SENprovision>K</SENprovision>{inside}</SEN></SENhistory>").needs == (SenNeed("MLD", 1),)


@pytest.mark.parametrize(
    ("inside", "field"),
    [
        ("<SENhistory><SEN><SENprovision>Z</SENprovision></SEN></SENhistory>", "SENprovision"),
        ("<SENhistory><SEN><StartDate>2020-01-01</StartDate></SEN></SENhistory>", "SENprovision"),
        ("<SENhistory><SEN><StartDate>01/09/2020</StartDate><SENprovision>K</SENprovision></SEN></SENhistory>", "StartDate"),
        ("<SENhistory><SENneeds><SENneed><SENtype>SHY</SENtype></SENneed></SENneeds></SENhistory>", "SENtype"),
        (
            "<SENhistory><SENneeds><SENneed><SENtypeRank>0</SENtypeRank><SENtype>MLD</SENtype></SENneed></SENneeds></SENhistory>",
            "SENtypeRank",
        ),
        ("<Contacts><Contact><Email>a@b.example</Email></Contact></Contacts>", "Contact"),
        ("<Contacts><Contact><Surname>X</Surname><Email>no</Email></Contact></Contacts>", "email"),
    ],
)
def test_what_is_wrong_inside_a_pupil_is_warned_of_by_the_pupils_number(inside, field):
    (problem,) = ada(inside).problems
    assert (problem.row, problem.field, problem.severity) == (1, field, Severity.WARNING)


def test_the_basic_details_and_circumstances_are_read():
    pupil = ada(
        "<UniqueLearnerNumber>1234567890</UniqueLearnerNumber><BasicDetails><FormerUPN>A801200005001</FormerUPN><PreferredSurname>Bell</PreferredSurname>"
        "<PreferredForename>Addie</PreferredForename><MiddleNames>Rose</MiddleNames><NCyearActual>3</NCyearActual>"
        "<Languages><Type><LanguageType>H</LanguageType><Language>ENG</Language></Type>"
        "<Type><LanguageType>F</LanguageType><Language>IGB</Language></Type></Languages></BasicDetails>"
        "<FSMhistory><FSMreviewDate>2026-09-01</FSMreviewDate><FSMinstance><FSMstartDate>2025-01-01</FSMstartDate><UKcountry>ENG</UKcountry>"
        "</FSMinstance></FSMhistory><LookedAfter><InCare>true</InCare><CareAuthority>370</CareAuthority></LookedAfter><Email>ada@s.example</Email>"
        "<Attendance><YearData><Year>2025</Year><SessionsPossible>380</SessionsPossible><SessionsAttended>350</SessionsAttended></YearData></Attendance>"
        "<SchoolHistory><School><LEA>370</LEA><Estab>1111</Estab><SchoolName>Hill Primary</SchoolName><EntryDate>2022-09-01</EntryDate>"
        "<LeavingDate>2026-07-20</LeavingDate></School></SchoolHistory>"
    )
    assert (pupil.unique_learner_number, pupil.former_upn, pupil.preferred_surname) == ("1234567890", "A801200005001", "Bell")
    assert (pupil.preferred_forename, pupil.middle_names, pupil.year_group, pupil.email) == ("Addie", "Rose", "3", "ada@s.example")
    assert (pupil.first_language, pupil.eal, pupil.free_school_meals) == ("IGB", True, True)
    assert (pupil.looked_after, pupil.care_authority) == (True, "370")
    assert pupil.attendance == (AttendanceYear("2025", 380, 350),)
    assert pupil.past_schools == (PastSchool("3701111", "Hill Primary", date(2022, 9, 1), date(2026, 7, 20)),)
    assert pupil.problems == ()


@pytest.mark.parametrize(
    ("instances", "held"),
    [("", False), ("<FSMinstance><FSMstartDate>2020-01-01</FSMstartDate><FSMendDate>2021-01-01</FSMendDate></FSMinstance>", False)],
)
def test_free_meals_that_are_over_are_not_held(instances, held):
    assert ada(f"<FSMhistory>{instances}</FSMhistory>").free_school_meals is held
    assert ada().free_school_meals is None


def test_contacts_come_in_their_order_with_what_the_file_says_of_responsibility():
    pupil = ada(
        "<Contacts><Contact><Order>2</Order><Title>Mr</Title><Surname>Bell</Surname><Responsibility>false</Responsibility></Contact>"
        "<Contact><Order>1</Order><Surname>Okafor</Surname><Forename>Grace</Forename><Relationship>PAM</Relationship><Responsibility>true</Responsibility>"
        "<Address><BS7666Address><PAON>1</PAON><Street>High Street</Street><Town>Leeds</Town></BS7666Address>"
        "<PostCode>ls11aa</PostCode></Address>"
        "<Phones><Phone><TelephoneType>M</TelephoneType><PhoneNo>07700 900123</PhoneNo></Phone></Phones>"
        "<Email>G@home.example</Email></Contact>"
        "<Contact><Surname>Cole</Surname><Address><AddressAsPupil>true</AddressAsPupil></Address></Contact></Contacts>"
    )
    grace, bell, cole = pupil.parents
    assert (grace.forename, grace.relationship, grace.responsibility, grace.email, grace.phones) == (
        "Grace", "PAM", True, "g@home.example", ("07700 900123",),
    )  # fmt: skip
    assert (grace.address.lines, grace.address.postcode) == (("1", "High Street", "Leeds"), "LS1 1AA")
    assert (bell.title, bell.responsibility, cole.responsibility, cole.address_as_pupil) == ("Mr", False, None, True)


def test_what_is_not_taken_is_named_with_how_many_pupils_have_it():
    stages = "<StageAssessments><KeyStage><Stage>KS1</Stage></KeyStage></StageAssessments>"
    transfer = read(ctf(ADA + stages, "<Surname>Bell</Surname><BasicDetails><MedicalFlag>true</MedicalFlag></BasicDetails>" + stages))
    assert transfer.reading.not_taken == ("BasicDetails/MedicalFlag (1 pupil)", "StageAssessments (2 pupils)")


def test_elements_that_others_invented_are_named_not_taken_and_crash_nothing():
    words = ctf(
        ADA + "<SENprovision>K</SENprovision><SENstage>S</SENstage><SENstatus><SENprovisionInfo>K</SENprovisionInfo></SENstatus>", header=""
    )
    transfer = read(words.replace("<CTfile>", '<CTfile CTFversion="25">'))
    assert transfer.reading.not_taken == ("SENprovision (1 pupil)", "SENstage (1 pupil)", "SENstatus (1 pupil)", "@CTFversion")
    assert transfer.reading.pupils[0].sen == ()
    assert [problem.field for problem in transfer.reading.problems] == ["Header"]


def test_the_same_upn_twice_refuses_the_second_pupil():
    assert [row.is_refused for row in read(ctf(ADA, ADA)).reading.pupils] == [False, True]


def test_a_birth_date_that_could_be_two_is_refused():
    assert read(ctf(ADA.replace("2018-04-13", "03/04/2018"))).reading.pupils[0].is_refused


def test_a_namespace_changes_nothing():
    assert read(ctf(ADA).replace("<CTfile>", '<CTfile xmlns="urn:x">')).reading.pupils[0].legal_surname == "Okafor"


def test_another_alphabet_that_the_file_declares_is_read():
    raw = ('<?xml version="1.0" encoding="windows-1252"?>' + ctf(ADA.replace("Okafor", "Brönte"))).encode("cp1252")
    assert read(raw).reading.pupils[0].legal_surname == "Brönte"


LAUGHS = "<!DOCTYPE x [" + "".join("<!ENTITY l{} '{}'>".format(n, f"&l{n - 1};" * 10) for n in range(1, 10)) + "]>"
HOSTILE = {
    "a billion laughs": LAUGHS + ctf("<Surname>&l9;</Surname>"),
    "an outside entity": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + ctf("<Surname>&e;</Surname>"),
    "a document type": "<!DOCTYPE CTfile>" + ctf(ADA),
    "a document type in small letters": "<!doctype CTfile>" + ctf(ADA),
    "an outside document type": '<!DOCTYPE CTfile SYSTEM "http://127.0.0.1/x.dtd">' + ctf(ADA),
    "an entity of no one": ctf("<Surname>&nobody;</Surname>"),
    "a truncated file": ctf(ADA)[:-40],
    "two roots": ctf(ADA) + ctf(ADA),
    "UTF-16": ctf(ADA).encode("utf-16"),
    "UTF-16 without a mark": ctf(ADA).encode("utf-16-le"),
    "a document type hidden in UTF-16": ('<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x>' + ctf(ADA)).encode("utf-16-be"),
    "UTF-7": '<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE' + ctf(ADA),
    "EBCDIC": ('<?xml version="1.0" encoding="cp037"?>' + ctf(ADA)).encode("cp037"),
    "broken UTF-8": ctf(ADA).encode().replace(b"Okafor", b"Ok\xf6for"),
    "zero bytes": ctf(ADA).encode().replace(b"Okafor", b"O\0kafor"),
    "a control character": ctf(ADA).replace("Okafor", "Oka\x07for"),
    "nested too deep": ctf("<a>" * 60 + "x" + "</a>" * 60),
    "nested far too deep": "<CTfile>" + "<a>" * 5000 + "</a>" * 5000 + "</CTfile>",
    "a million tags": ctf("<a/>" * 1_000_001),
    "thousands of pupils": ctf(*["<Surname>A</Surname>"] * 3001),
    "a crowd of contacts": ctf("<Contacts>" + "<Contact/>" * 101 + "</Contacts>"),
    "no pupils": ctf(),
    "an admissions file": "<ATFile><Header/></ATFile>",
    "another format": "<html><body/></html>",
    "a list": "Surname,Forename\nOkafor,Ada\n",
    "another case": ctf(ADA).replace("CTfile", "CTFile"),
}


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_file_that_cannot_be_trusted_is_refused_whole_with_one_sentence(words):
    with pytest.raises(Refused) as refusal:
        read(words)
    assert one_sentence(str(refusal.value)), str(refusal.value)
    assert "root:" not in str(refusal.value)


def test_the_malformed_admissions_file_is_refused_whole(samples):
    with pytest.raises(Refused, match="line 20") as refusal:
        read_ctf(documents_at(samples / "ctf/arcio_ATF19_40pupils_malformed.xml"), today=TODAY)
    assert one_sentence(str(refusal.value))


def test_published_attacks_on_xml_are_refused(samples):
    attacks = sorted(samples.glob("security/payloads/*"))
    assert attacks
    for attack in attacks:
        with pytest.raises(Refused):
            read_ctf(documents_at(attack), today=TODAY)
