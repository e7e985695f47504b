import os
from datetime import date
from pathlib import Path

import pytest


@pytest.fixture
def today() -> date:
    return date(2026, 11, 24)


@pytest.fixture
def samples() -> Path:
    folder = os.environ.get("FOURFOLD_SAMPLES")
    if not folder:
        pytest.skip("FOURFOLD_SAMPLES is not set: real files from outside were NOT tried")
    return Path(folder)
