"""Log lines that cannot be forged and hold no personal words."""

import logging

from fourfold.audit.requests import request_id


class OneLine(logging.Formatter):
    """One line an entry: a newline in a message cannot begin another."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        request = request_id.get()
        line = super().format(record).replace("\r", "\\r").replace("\n", "\\n")
        return f"{line} request={request}" if request else line
