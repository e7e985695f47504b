"""Addresses of mail that lead nowhere."""

import unicodedata


def address_of_mail(forename: str, surname: str, key: str, *, at: str = "example.org") -> str:
    """An address that leads nowhere."""
    plain = f"{forename}.{surname}".lower().translate(str.maketrans("łđß", "lds"))
    letters = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    return f"{letters.replace(' ', '')}{'.' + key if key else ''}@{at}"
