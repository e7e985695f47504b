"""What a mail server's answer means: try again, or give up now. No answer is kept word for word, for it may hold the address."""

import smtplib
from dataclasses import dataclass


@dataclass(frozen=True)
class Refusal:
    """Why a mail did not leave. `for_good`: another try would be answered the same."""

    reason: str
    for_good: bool
    server_is_there: bool = True


def refusal(problem: Exception) -> Refusal:
    """What this exception says of the mail in hand.

    Only an answer about this recipient or this message (5xx) is for good. A server that is away, or refuses us as a sender, is a matter of
    set-up or of time, and the mail waits.
    """
    match problem:
        case smtplib.SMTPRecipientsRefused():
            codes = [code for code, _ in problem.recipients.values()]
            return Refusal(f"the mail server refused the address ({codes[0]})", for_good=all(500 <= code < 600 for code in codes))
        case smtplib.SMTPDataError():
            return Refusal(f"the mail server refused the message ({problem.smtp_code})", for_good=500 <= problem.smtp_code < 600)
        case smtplib.SMTPResponseException():
            return Refusal(f"the mail server refused us ({problem.smtp_code})", for_good=False, server_is_there=False)
        case OSError():  # every other SMTPException, a time-out and a refused connection are OSErrors
            return Refusal(
                f"the mail server is away or stopped answering ({type(problem).__name__})", for_good=False, server_is_there=False
            )
        case ValueError():
            return Refusal(f"the message could not be written as an e-mail ({type(problem).__name__})", for_good=True)
    return Refusal(f"the mail could not be sent ({type(problem).__name__})", for_good=False)
