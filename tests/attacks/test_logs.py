"""What an error writes into the log."""

import logging

from fourfold.audit.logs import OneLine

SAID = "Key (email)=(grace@example.org) already exists"


def test_an_error_leaves_its_place_and_its_kind_but_none_of_its_words() -> None:
    try:
        try:
            int("Leo cries at night")
        except ValueError as why:
            raise LookupError(SAID) from why
    except LookupError as problem:
        record = logging.LogRecord("django.request", logging.ERROR, "", 0, "Internal Server Error: %s", ("/pupils",), None)
        record.exc_info = (type(problem), problem, problem.__traceback__)
        line = OneLine().format(record)
    assert "LookupError" in line
    assert "ValueError" in line
    assert "test_logs.py" in line
    assert "grace@example.org" not in line
    assert "\n" not in line
