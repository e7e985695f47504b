"""Words and codes of schools' systems, to the census codes. None where the words are not known: never a guess."""

import re

from fourfold.code_of_practice.needs import NEED_TYPES
from fourfold.exchange.reading.phrases import phrases

PROVISION: dict[str, frozenset[str]] = {
    "N": phrases(
        "n | none | no | no sen | no special educational need | no special educational needs | not sen | no sen provision | no send"
    ),
    "K": phrases("k | sen support | send support | support | sen k | special educational needs support"),
    "E": phrases(
        "e | ehcp | ehc plan | ehc | education health and care plan | education, health and care plan | education health care plan | sen e"
    ),
    "A": phrases("a | school action | early years action"),
    "P": phrases("p | school action plus | school action + | early years action plus"),
    "S": phrases("s | statement | statemented | statement of sen"),
}
ALSO_SAID: dict[str, frozenset[str]] = {
    "SPLD": phrases("specific learning difficulties"),
    "MLD": phrases("moderate learning difficulties"),
    "SLD": phrases("severe learning difficulties"),
    "PMLD": phrases("profound and multiple learning difficulties"),
    "SEMH": phrases("social emotional and mental health | social, emotional & mental health"),
    "SLCN": phrases(
        "speech language and communication needs | speech, language & communication needs | "
        "speech, language and communication | speech, language or communication need"
    ),
    "VI": phrases("visual impairment"),
    "MSI": phrases("multi sensory impairment"),
    "ASD": phrases("autism | autism spectrum disorder | autistic spectrum condition | asc"),
    "DS": phrases("down's syndrome"),
    "OTH": phrases("other | other difficulty/disability | other difficulty or disability"),
    "NSA": phrases("no specialist assessment | sen support but no specialist assessment"),
    "BESD": phrases("behavioural, emotional and social difficulty"),
}
NEEDS = {code: ALSO_SAID.get(code, frozenset()) | {need.name.casefold()} for code, need in NEED_TYPES.items()}
SEX = {"m": "M", "male": "M", "boy": "M", "f": "F", "female": "F", "girl": "F", "u": "", "unknown": "", "not known": "", "unspecified": ""}
YES = frozenset({"yes", "y", "true", "t", "1"})
NO = frozenset({"no", "n", "false", "f", "0"})
EARLY = {
    "r": "R",
    "rec": "R",
    "reception": "R",
    "e1": "E1",
    "e2": "E2",
    "n1": "N1",
    "nursery 1": "N1",
    "n2": "N2",
    "nursery 2": "N2",
    "m": "M",
    "mixed": "M",
    "x": "X",
    "not followed": "X",
}


def provision_code(written: str) -> str | None:
    """N, K, E (or historic A, P, S) from a code, its words, or both ("K - SEN support")."""
    return _code(PROVISION, written)


def need_code(written: str) -> str | None:
    """A census need type from a code, its words, or both ("SLCN: Speech, language and communication needs")."""
    return _code(NEEDS, written)


def sex_code(written: str) -> str | None:
    """M, F, or "" for words that mean it is not known."""
    return SEX.get(_plain(written))


def truth(written: str) -> bool | None:
    plain = _plain(written)
    return True if plain in YES else False if plain in NO else None


def year_code(written: str) -> str | None:
    """The national curriculum year as the census writes it: E1, E2, N1, N2, R, 1 to 14, M or X."""
    plain = _plain(re.sub(r"^(?:nc )?(?:year|yr|y)(?: group)?\.?\s*(?=[0-9rnex])", "", _plain(written)))
    if plain in EARLY:
        return EARLY[plain]
    if re.fullmatch(r"0?[1-9]|1[0-4]", plain):
        return str(int(plain))
    return None


def _code(codes: dict[str, frozenset[str]], written: str) -> str | None:
    plain = _plain(written)
    for code, sayings in codes.items():
        if plain == code.casefold() or plain in sayings:
            return code
    parts = re.split(r"\s*[-:–(]\s*", plain, maxsplit=1)
    return next((code for code in codes if len(parts) == 2 and parts[0] == code.casefold()), None)


def _plain(written: str) -> str:
    return " ".join(written.casefold().replace("’", "'").split())
