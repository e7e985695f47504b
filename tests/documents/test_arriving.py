"""A file from outside is taken for what its bytes say: what is whole and plain is kept, and all that runs, hides or lies is refused."""

import os
import pathlib
import shutil
import stat

import pytest
from PIL import Image

from fourfold.documents.arriving import pictures, scanning
from fourfold.documents.arriving.accepting import accept
from fourfold.documents.arriving.kinds import LIMIT, NotAccepted
from fourfold.documents.arriving.scanning import Scan, scan
from tests.documents import arrived as a

GOOD = [
    ("report.pdf", a.pdf()),
    ("report.pdf", a.pdf(a.packed(b"1 0 <</Type /Font>>"))),
    ("REPORT.PDF", a.pdf()),
    ("report.docx", a.docx()),
    ("report.odt", a.odt()),
    ("scores.xlsx", a.xlsx()),
    ("page.png", a.picture("PNG")),
    ("page.jpg", a.picture("JPEG")),
    ("page.webp", a.picture("WEBP")),
    ("words.txt", b"Leo reads better with the text in front of him."),
    ("words.txt", "Zosia czyta głośno.".encode("utf-16")),
]
RELATION = '<Relationships xmlns="r"><Relationship Type="{}" Target="https://example.org/x" TargetMode="External"/></Relationships>'
BAD = [
    ("page.html", b"<html></html>", "kind of file"),
    ("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "kind of file"),
    ("old.doc", b"\xd0\xcf\x11\xe0old", "kind of file"),
    ("report", a.pdf(), "kind of file"),
    (".pdf", a.pdf(), "kind of file"),
    ("report.pdf.exe", a.pdf(), "kind of file"),
    ("report.pdf", b"<html><script>alert(1)</script>", "something else"),
    ("report.pdf", b"GIF89a" + a.pdf(), "something else"),
    ("report.png", a.pdf(), "something else"),
    ("report.txt", a.pdf(), "something else"),
    ("report.docx", b"MZ\x90\0", "something else"),
    ("report.pdf", b"", "empty"),
    ("report.pdf", a.pdf() + b"\0" * LIMIT, "larger than 20 MB"),
    ("cut.pdf", a.pdf()[:-20], "cut off"),
    ("zip.pdf", a.pdf(after=a.package(x="y")), "behind it"),
    ("script.pdf", a.pdf(b"3 0 obj <</S /JavaScript /JS (app.alert(1))>> endobj"), "program"),
    ("escaped.pdf", a.pdf(b"3 0 obj <</S /Java#53cript /JS (x)>> endobj"), "program"),
    ("packed.pdf", a.pdf(a.packed(b"3 0 <</S /JavaScript /JS (x)>>")), "program"),
    ("launch.pdf", a.pdf(b"3 0 obj <</S /Launch /F (cmd.exe)>> endobj"), "program"),
    ("carrier.pdf", a.pdf(b"3 0 obj <</Names <</EmbeddedFiles 4 0 R>>>> endobj"), "packed inside"),
    ("locked.pdf", a.pdf(b"3 0 obj <</Encrypt 5 0 R>> endobj"), "locked"),
    ("odd.pdf", a.pdf(a.packed(b"x", b"/Filter /LZWDecode")), "cannot be checked"),
    ("bomb.pdf", a.pdf(a.packed(b"\0" * (201 * 1024 * 1024))), "200 MB"),
    ("macro.docx", a.docx(word__vbaProject_dot_bin=b"x"), "macro"),
    ("inside.docx", a.docx(word__embeddings__oleObject1_dot_bin=b"x"), "packed inside"),
    ("fetch.docx", a.docx(word___rels__settings_dot_xml_dot_rels=RELATION.format("x/attachedTemplate")), "fetches"),
    ("dtd.docx", a.docx(word__document_dot_xml="<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"), "damaged"),
    ("up.docx", a.docx(**{"..__..__x": "y"}), "damaged"),
    ("before.docx", b"PK\x03\x04" + a.docx(), "damaged"),
    ("behind.docx", a.docx() + b"<?php", "damaged"),
    ("sheet.docx", a.xlsx(), "damaged"),
    ("bomb.docx", a.docx(word__media_dot_xml=b" " * (40 * 1024 * 1024)), "far more"),
    ("basic.odt", a.odt(Basic__Standard__x_dot_xml="<x/>"), "macro"),
    ("listens.odt", a.odt(styles_dot_xml="<script:event-listener/>"), "macro"),
    ("plain.odt", a.package(content_dot_xml="<x/>"), "damaged"),
    ("broken.png", a.picture("PNG")[:40], "cannot be opened"),
    ("words.txt", b"<script>alert(1)</script>", "web page"),
    ("words.txt", b"\xef\xbb\xbf  <svg onload=x>", "web page"),
    ("words.txt", b"#!/bin/sh\nrm -r x", "program"),
    ("words.txt", b"a\0b", "not plain text"),
    ("virus.txt", a.EICAR.encode(), "scanners are tested"),
    ("virus.docx", a.docx(word__x_dot_xml=a.EICAR), "scanners are tested"),
]


@pytest.mark.parametrize(("name", "raw"), GOOD, ids=[f"{name}-{place}" for place, (name, _) in enumerate(GOOD)])
def test_what_is_whole_and_plain_is_kept(name: str, raw: bytes) -> None:
    title, content_type, content = accept(name, raw)
    assert (title.rpartition(".")[2], bool(content_type), bool(content)) == (name.rpartition(".")[2].lower(), True, True)


@pytest.mark.parametrize(("name", "raw", "says"), BAD, ids=[f"{name}-{place}" for place, (name, *_) in enumerate(BAD)])
def test_what_runs_hides_or_lies_is_refused_in_words(name: str, raw: bytes, says: str) -> None:
    with pytest.raises(NotAccepted, match=says):
        accept(name, raw)


def test_a_picture_is_drawn_anew_without_where_it_was_taken() -> None:
    raw = a.picture_with_a_place()
    assert b"Orchard" in raw
    assert b"Orchard" not in accept("scan.jpg", raw)[2]


def test_what_hides_behind_a_picture_does_not_come_along() -> None:
    assert b"<?php" not in accept("scan.png", a.picture("PNG") + b"<?php echo 1;")[2]


@pytest.mark.parametrize("limit", [(pictures, "MOST_PIXELS"), (Image, "MAX_IMAGE_PIXELS")], ids=["ours", "the library's own"])
def test_a_picture_of_too_many_points_is_refused_in_words(monkeypatch: pytest.MonkeyPatch, limit: tuple[object, str]) -> None:
    monkeypatch.setattr(*limit, 1)
    with pytest.raises(NotAccepted, match="too large"):
        accept("scan.png", a.picture("PNG"))


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("..\\..\\C:\\etc\\report.pdf", "report.pdf"),
        ("../../Report  of\nLeo.PDF", "Report of Leo.pdf"),
        ("a\u202efdp.exe.pdf", "afdp.exe.pdf"),
        ("%2e%2e<b>.pdf", "2e2eb.pdf"),
        ("...pdf", "file.pdf"),
        (f"{'x' * 300}.pdf", f"{'x' * 100}.pdf"),
    ],
)
def test_the_name_shown_is_words_alone(name: str, shown: str) -> None:
    assert accept(name, a.pdf())[0] == shown


def scanner(folder: pathlib.Path, monkeypatch: pytest.MonkeyPatch, *, answers: str) -> None:
    """A program called clamdscan that reads what it is given and answers."""
    program = folder / "clamdscan"
    program.write_text(f"#!/bin/sh\n{answers}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}/usr/bin{os.pathsep}/bin")
    monkeypatch.setattr(scanning, "SECONDS", {"clamdscan": 1})


@pytest.mark.parametrize(
    ("answers", "found"),
    [("cat >/dev/null; exit 0", Scan.CLEAN), ("cat >/dev/null; exit 2", Scan.NOT_SCANNED), ("sleep 5", Scan.NOT_SCANNED)],
)
def test_a_scanner_that_fails_or_sleeps_stops_nobody_and_is_not_taken_for_a_yes(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch, answers: str, found: Scan
) -> None:
    scanner(tmp_path, monkeypatch, answers=answers)
    assert scan(b"words") is found


def test_what_a_scanner_finds_is_refused(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scanner(tmp_path, monkeypatch, answers="grep -q harm && exit 1; exit 0")
    assert scan(b"good words") is Scan.CLEAN
    with pytest.raises(NotAccepted, match="scanner"):
        scan(b"some harm")


def test_without_a_scanner_it_is_said_that_nothing_was_scanned(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert scan(b"words") is Scan.NOT_SCANNED


@pytest.mark.skipif(not any(map(shutil.which, scanning.SECONDS)), reason="no ClamAV is on this machine: the real program was NOT tried")
def test_the_real_scanner_knows_harm_from_words() -> None:
    if scan(b"Leo reads better with the text in front of him.") is Scan.NOT_SCANNED:
        pytest.skip("ClamAV is here and does not answer (no signatures, or its server is off): the real program was NOT tried")
    with pytest.raises(NotAccepted, match="scanner"):
        scan(a.EICAR.encode())


def hostile() -> list[pathlib.Path]:
    """Real payloads, where this machine has them."""
    home = os.environ.get("FOURFOLD_SAMPLES")
    folder = pathlib.Path(home) / "security" / "payloads" if home else None
    return sorted(one for one in folder.rglob("*") if one.is_file()) if folder and folder.is_dir() else []


@pytest.mark.skipif(not hostile(), reason="FOURFOLD_SAMPLES names no folder with security/payloads: the hostile files were NOT tried")
@pytest.mark.parametrize("disguise", ["", ".pdf", ".docx", ".odt", ".png"])
def test_no_hostile_file_comes_in_under_its_own_name_or_another(disguise: str) -> None:
    came_in = []
    for path in hostile():
        try:
            accept(path.name + disguise, path.read_bytes())
        except NotAccepted:
            continue
        came_in.append(path.name)
    # Lists of strings are plain words to whoever saves them: they are served to be saved, as text.
    assert [name for name in came_in if not name.endswith(".txt")] == []


def test_a_zip_that_lies_about_its_sizes_is_refused() -> None:
    raw = bytearray(a.docx(word__media_dot_xml=b" " * 4096))
    entry = raw.rfind(b"PK\x01\x02")
    raw[entry + 24 : entry + 28] = (10).to_bytes(4, "little")
    with pytest.raises(NotAccepted):
        accept("lies.docx", bytes(raw))
