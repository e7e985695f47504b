"""Documents and sheets that are packages: opened to the last member, with nothing in them that runs or reaches out."""

import io
import re
import zipfile

from lxml import etree

from fourfold.documents.arriving.kinds import DOCX, ODT, TEST_VIRUS, UNPACKED_LIMIT, XLSX, Kind, NotAccepted

MOST_MEMBERS = 2000
MOST_TIMES = 200
"""How many times its packed size a large member may be."""
SMALL = 1024 * 1024
PIECE = 1024 * 1024
MAIN = {DOCX: b"wordprocessingml.document.main+xml", XLSX: b"spreadsheetml.sheet.main+xml"}
ODT_TYPE = b"application/vnd.oasis.opendocument.text"
RUNS = re.compile(
    r"vbaproject|vbadata|activex|/ctrlprops/|macrosheets|/dialogsheets/|(?:^|/)(?:basic|scripts)/|\.(?:exe|dll|js|vbs|hta|jar|ps1|bat|cmd|scr|lnk|swf)$"
)
HIDES = re.compile(r"/embeddings/|oleobject|(?:^|/)object ?\d|\.(?:zip|docx?|docm|xlsm?|pdf|html?|svg)$")
SCRIPTS = (b"script:event-listener", b"macroEnabled", b"manifest:encryption-data")
WAYS_TO_PACK = zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED
RUNS_SAYS = "This document holds a program (a macro). Save it without macros, or as a PDF, and send that."
HIDES_SAYS = "Other files are packed inside this document. Take them out, or save it as a PDF, and send that."
REACHES_SAYS = "This document fetches something from elsewhere when it is opened. Save it as a PDF and send that."
DAMAGED_SAYS = "This document is damaged or is not what its name says. Save it again and send that."


def open_office(raw: bytes, kind: Kind) -> bytes:
    """The same bytes. Raises NotAccepted for a package that is not whole, is packed like a bomb, runs, hides or reaches out."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            members = package.infolist()
            check_package(raw, members)
            contents = {member.filename: check_member(package, member) for member in members if not member.is_dir()}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as why:
        raise NotAccepted(DAMAGED_SAYS) from why
    check_is(contents, kind, first=members[0].filename)
    return raw


def check_package(raw: bytes, members: list[zipfile.ZipInfo]) -> None:
    """That the package is all there is: nothing before or behind it, no name twice, and not too much inside."""
    end = raw.rfind(b"PK\x05\x06")
    if not members or end + 22 != len(raw) or min(one.header_offset for one in members) != 0:
        raise NotAccepted(DAMAGED_SAYS)
    names = [one.filename.lower() for one in members]
    if len(names) > MOST_MEMBERS or len(set(names)) != len(names):
        raise NotAccepted(DAMAGED_SAYS)
    if sum(one.file_size for one in members) > UNPACKED_LIMIT:
        raise NotAccepted("This document unpacks to more than 200 MB. Send a smaller one.")
    for one, name in zip(members, names, strict=True):
        if one.flag_bits & 0x1:
            raise NotAccepted("This document is locked, so it cannot be checked. Save it without a password and send that.")
        if one.compress_type not in WAYS_TO_PACK or ".." in name.split("/") or name.startswith("/") or "\\" in name or ":" in name:
            raise NotAccepted(DAMAGED_SAYS)
        if one.file_size > SMALL and one.file_size > MOST_TIMES * max(1, one.compress_size):
            raise NotAccepted("This document unpacks to far more than it says. Save it again and send that.")
        if RUNS.search(name):
            raise NotAccepted(RUNS_SAYS)
        if HIDES.search(name):
            raise NotAccepted(HIDES_SAYS)


def check_member(package: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """One member, read to its end; what is XML is kept to be looked at, for the rest its first bytes."""
    pieces = []
    with package.open(member) as file:
        while piece := file.read(PIECE):
            pieces.append(piece)
    content = b"".join(pieces)
    if TEST_VIRUS in content:
        raise NotAccepted("This document holds what virus scanners are tested with. It was not kept.")
    if any(word in content for word in SCRIPTS):
        raise NotAccepted(RUNS_SAYS)
    if member.filename.lower().endswith((".xml", ".rels")):
        check_xml(content, is_relations=member.filename.lower().endswith(".rels"))
        return content
    return content[:64]


def check_xml(content: bytes, *, is_relations: bool) -> None:
    """That XML is plain: well formed where it says what belongs to what, with no definitions of its own, and fetching nothing."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise NotAccepted(DAMAGED_SAYS)
    if not is_relations:
        return
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError as why:
        raise NotAccepted(DAMAGED_SAYS) from why
    for one in root.iter("{*}Relationship"):
        if one.get("TargetMode") == "External" and not one.get("Type", "").endswith("/hyperlink"):
            raise NotAccepted(REACHES_SAYS)


def check_is(contents: dict[str, bytes], kind: Kind, *, first: str) -> None:
    """That it is the kind its name says."""
    if kind is ODT:
        is_so = first == "mimetype" and contents["mimetype"] == ODT_TYPE and "content.xml" in contents
    else:
        is_so = MAIN[kind] in contents.get("[Content_Types].xml", b"")
    if not is_so:
        raise NotAccepted(DAMAGED_SAYS)
