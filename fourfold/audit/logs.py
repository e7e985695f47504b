"""Log lines that cannot be forged and hold no personal words."""

import logging
import traceback
from types import TracebackType

from fourfold.audit.requests import request_id

Caught = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class OneLine(logging.Formatter):
    """One line an entry: a newline in a message cannot begin another."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        request = request_id.get()
        line = super().format(record).replace("\r", "\\r").replace("\n", "\\n")
        return f"{line} request={request}" if request else line

    def formatException(self, ei: Caught) -> str:  # noqa: N802 - the library's name
        """Where it went wrong and what kind of error each was: what an error says of itself may be words about a child."""
        told, problem = [], ei[1]
        while problem is not None:
            told.append("".join(traceback.format_tb(problem.__traceback__)) + type(problem).__qualname__)
            problem = problem.__cause__ or (None if problem.__suppress_context__ else problem.__context__)
        return "\n".join(told)
