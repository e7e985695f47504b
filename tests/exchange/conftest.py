"""Files of our own, and short ways to check, apply and take back."""

import os
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from fourfold.access.actor import Actor
from fourfold.exchange.answers import Answers
from fourfold.exchange.checking import Check, check
from fourfold.exchange.importing import apply_documents
from fourfold.exchange.kinds import ImportKind
from fourfold.exchange.models import Batch
from fourfold.exchange.reading.documents import Document
from fourfold.schools.models import School
from tests.cast import TODAY, Cast, at

NOW = at(TODAY, 10)
LIST = """UPN,Legal Surname,Legal Forename,DOB,Sex,Year,Class,SEN Status,SEN Start Date,SEN Needs,EAL,FSM,Parent 1 Forename,Parent 1 Surname,Parent 1 Relationship,Parent 1 Responsibility,Parent 1 Email,Parent 1 Phone
T999400126001,Adeyemi,Bola,2017-05-02,F,5,5 Juniper,K,2025-09-01,SLCN;ASD,yes,no,Funmi,Adeyemi,mum,yes,funmi@example.org,07700 900001
G999400126002,Adeyemi,Kemi,2019-06-01,F,3,3 Oak,N,,,yes,no,Funmi,Adeyemi,mum,yes,funmi@example.org,07700 900001
,Byrne,Sean,2016-11-30,M,5,5 Juniper,,,,no,yes,Aoife,Byrne,mum,yes,aoife@example.org,
"""  # noqa: E501 - a table reads best whole


@pytest.fixture
def samples() -> Path:
    folder = os.environ.get("FOURFOLD_SAMPLES")
    if not folder:
        pytest.skip("FOURFOLD_SAMPLES is not set: real files from outside were NOT tried")
    return Path(folder)


@pytest.fixture
def desk(cast: Cast) -> "Desk":
    return Desk(cast.dan, cast.larkfield)


class Desk:
    """Somebody at one school with a file in hand."""

    def __init__(self, actor: Actor, school: School, *, now: datetime = NOW) -> None:
        self.actor, self.school, self.now = actor, school, now

    @property
    def today(self) -> date:
        return self.now.date()

    def check(self, *files: Document | str, kind: ImportKind = ImportKind.PUPILS, **answers: Any) -> Check:
        return check(self.actor, self.school, kind, documents(files), Answers(**answers), today=self.today, now=self.now)

    def apply(self, *files: Document | str, kind: ImportKind = ImportKind.PUPILS, **answers: Any) -> Batch:
        found = self.check(*files, kind=kind, **answers)
        said = Answers(**answers)
        return apply_documents(self.actor, self.school, kind, documents(files), said, seal=found.seal, today=self.today, now=self.now)


def documents(files: tuple[Document | str, ...]) -> tuple[Document, ...]:
    return tuple(Document("pupils.csv", file.encode()) if isinstance(file, str) else file for file in files)


@pytest.fixture
def list_of_pupils() -> str:
    return LIST
