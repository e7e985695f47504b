"""The one folder that holds all state: database file, attachments, keys, logs."""

import contextlib
import os
import pathlib
import secrets
import sys

CODE = pathlib.Path(__file__).resolve().parent.parent


def home() -> pathlib.Path:
    """FOURFOLD_HOME; else `var/` of a checkout; else the user's data folder. Created, for its owner alone, if it is not there."""
    if named := os.environ.get("FOURFOLD_HOME"):
        folder = pathlib.Path(named).expanduser().resolve()
    elif (CODE.parent / "pyproject.toml").exists():
        folder = CODE.parent / "var"
    elif sys.platform == "win32":
        folder = pathlib.Path(os.environ.get("LOCALAPPDATA", "~")).expanduser() / "fourfold"
    else:
        folder = pathlib.Path(os.environ.get("XDG_DATA_HOME", "~/.local/share")).expanduser() / "fourfold"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def key(name: str) -> str:
    """A secret of this installation, made once and kept in `keys/`, readable by its owner alone."""
    file = home() / "keys" / name
    file.parent.mkdir(mode=0o700, exist_ok=True)
    if not file.exists():
        draft = file.with_name(f"{name}.{secrets.token_hex(8)}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(48))
        # A link, not a rename: of two processes that start together the first one's key stands, whole.
        with contextlib.suppress(FileExistsError):
            os.link(draft, file)
        draft.unlink()
    return file.read_text().strip()
