"""Which browser the tests drive: the one without a window of its own where there is one, since it does half the work."""

import os
import shutil

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
CHROMIUM = os.environ.get("FOURFOLD_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
"""The path of its program; None where this machine has none."""
