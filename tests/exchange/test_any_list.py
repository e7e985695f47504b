"""Whatever a school's list holds: brought twice it changes nothing, and taken back everything is as it was."""

import csv
import io
from datetime import date, timedelta

from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from fourfold.exchange.importing import take_back
from tests.cast import Cast
from tests.exchange.conftest import NOW, Desk
from tests.exchange.test_undoing import snapshot

CHILDREN = [
    ("Obi", "Leo", "2017-03-12"),
    ("Stone", "Max", "2016-01-05"),
    ("New", "Ann", "2017-01-01"),
    ("New", "Ben", "2018-02-02"),
    ("Ó Sé", "Éa", "2015-05-05"),
]
HEADINGS = (
    *("Surname", "Forename", "DOB", "Admission Number", "Year", "Class", "Sex", "SEN Status", "SEN Start Date", "SEN Needs", "EAL", "FSM"),
    *("Looked After", "First Language", "Date of Leaving"),
    *(f"Parent {n} {what}" for n in (1, 2) for what in ("Forename", "Surname", "Email", "Phone", "Parental Responsibility")),
)
PARENT = st.tuples(
    st.sampled_from(["Grace", "Rob", "Eve", ""]),
    st.sampled_from(["Obi", "New"]),
    st.sampled_from(["", "grace@example.org", "eve@example.org", "shared@example.org"]),
    st.sampled_from(["", "07700 900001", "07700 900002"]),
    st.sampled_from(["", "yes", "no"]),
)
DAYS = st.one_of(st.just(""), st.dates(date(2024, 9, 1), date(2027, 1, 1)).map(date.isoformat))
FACTS = st.tuples(
    st.sampled_from(["", "5", "6", "12", "X"]),
    st.sampled_from(["", "5 Juniper", "6 Larch", "New Class"]),
    st.sampled_from(["", "M", "F"]),
    st.sampled_from(["", "N", "K", "E", "S", "A"]),
    DAYS,
    st.sampled_from(["", "SLCN", "ASD;SLCN", "SLCN;ASD", "MLD"]),
    st.sampled_from(["", "yes", "no"]),
    st.sampled_from(["", "yes", "no"]),
    st.sampled_from(["", "yes", "no"]),
    st.sampled_from(["", "Polish"]),
    DAYS,
)


@st.composite
def lists(draw: st.DrawFn) -> str:
    written = io.StringIO()
    rows = csv.writer(written)
    rows.writerow(HEADINGS)
    for number, child in enumerate(draw(st.lists(st.sampled_from(CHILDREN), min_size=1, max_size=4, unique=True))):
        rows.writerow([*child, draw(st.sampled_from(["", f"A{number}"])), *draw(FACTS), *draw(PARENT), *draw(PARENT)])
    return written.getvalue()


@settings(
    max_examples=12,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(first=lists(), second=lists())
def test_twice_changes_nothing_and_taking_back_leaves_everything_as_it_was(cast: Cast, first: str, second: str) -> None:
    with transaction.atomic():
        desk, before = Desk(cast.dan, cast.larkfield), [snapshot()]
        batches = []
        for words, day in ((first, 0), (second, 3)):
            desk.now = NOW + timedelta(days=day)
            found = desk.check(words)
            if not found.can_apply:
                continue
            batches.append(desk.apply(words))
            assert not (again := desk.check(words)).changes_anything, [change.says for line in again.lines for change in line.changes]
            before.append(snapshot())
        for batch in reversed(batches):
            before.pop()
            assert take_back(desk.actor, batch, now=desk.now).kept == ()
            assert snapshot() == before[-1]
        transaction.set_rollback(True)
