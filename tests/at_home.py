"""A home of its own for the tests, set before Django's settings are read: named by `-p tests.at_home`, since a conftest comes too late."""

import atexit
import os
import pathlib
import shutil
import sys
import tempfile

if "FOURFOLD_HOME" not in os.environ:
    os.environ["FOURFOLD_HOME"] = tempfile.mkdtemp(prefix="fourfold-tests-")
    atexit.register(shutil.rmtree, os.environ["FOURFOLD_HOME"], ignore_errors=True)
os.environ.setdefault("FOURFOLD_TODAY", "2026-11-24")
os.environ.setdefault("FOURFOLD_EMAIL_BACKEND", "django.core.mail.backends.locmem.EmailBackend")
# The tests start many processes: each reads the byte code that the first one kept, also where none is kept beside the source.
sys.pycache_prefix = os.environ["PYTHONPYCACHEPREFIX"] = str(pathlib.Path(__file__).parents[1] / ".pytest_cache/bytecode")
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
