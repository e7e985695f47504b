"""Files as people send them, and as attackers do, made here byte by byte."""

import io
import zipfile
import zlib

from PIL import Image

TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*"


def pdf(*objects: bytes, after: bytes = b"") -> bytes:
    """A small PDF that holds these objects besides its page."""
    parts = (b"1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj", b"2 0 obj <</Type /Pages /Kids [] /Count 0>> endobj", *objects)
    return b"%PDF-1.7\n" + b"\n".join(parts) + b"\ntrailer <</Root 1 0 R>>\nstartxref\n9\n%%EOF\n" + after


def packed(words: bytes, filters: bytes = b"/Filter /FlateDecode") -> bytes:
    """Objects packed away in a stream."""
    inside = zlib.compress(words)
    return b"9 0 obj <</Type /ObjStm /N 1 /First 4 " + filters + b">>\nstream\n" + inside + b"\nendstream endobj"


def package(**members: str | bytes) -> bytes:
    """A zip; `__` in a name stands for a slash, and `_dot_` for a dot."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return out.getvalue()


def docx(**more: str | bytes) -> bytes:
    """A Word document, with more members or others."""
    out = io.BytesIO()
    main = f'<Types xmlns="{TYPES}"><Override PartName="/word/document.xml" ContentType="{WORD}.main+xml"/></Types>'
    members: dict[str, str | bytes] = {"[Content_Types].xml": main, "word/document.xml": "<w:document xmlns:w='w'/>"}
    members |= {name.replace("__", "/").replace("_dot_", "."): content for name, content in more.items()}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return out.getvalue()


def odt(**more: str | bytes) -> bytes:
    """An OpenDocument text."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(zipfile.ZipInfo("mimetype"), "application/vnd.oasis.opendocument.text")
        made.writestr("content.xml", "<office:document-content xmlns:office='o'/>")
        for name, content in more.items():
            made.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return out.getvalue()


def xlsx() -> bytes:
    """A sheet, as openpyxl saves it."""
    import openpyxl

    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    return out.getvalue()


def picture(kind: str, **notes: object) -> bytes:
    """A small picture."""
    out = io.BytesIO()
    Image.new("RGB", (4, 4), "teal").save(out, kind, **notes)  # type: ignore[arg-type]  # Pillow's own options
    return out.getvalue()


def picture_with_a_place() -> bytes:
    """A JPEG that says where it was taken."""
    notes = Image.Exif()
    notes[0x010E] = "Orchard Row 8"
    return picture("JPEG", exif=notes)
