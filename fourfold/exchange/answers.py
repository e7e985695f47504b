"""What a person has said about a file: which school, how dates run, which columns hold what, which rows to leave out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from fourfold.exchange.reading.dates import DateOrder
from fourfold.exchange.reading.places import Place, named_together, places_named


@dataclass(frozen=True)
class Answers:
    """`school` is the file's own id for a school; `columns` heading to field, empty for the saved mapping or the guess."""

    school: str = ""
    dates: DateOrder | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    leave_out: tuple[Place, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """For keeping with the file."""
        return {
            "school": self.school,
            "dates": self.dates.value if self.dates else "",
            "columns": dict(self.columns),
            "leave_out": named_together(self.leave_out),
        }

    @classmethod
    def from_dict(cls, kept: Mapping[str, Any]) -> "Answers":
        """What was kept. Raises Refused where rows are not named as rows are."""
        return cls(
            school=str(kept.get("school", "")),
            dates=DateOrder(kept["dates"]) if kept.get("dates") else None,
            columns=dict(kept.get("columns", {})),
            leave_out=places_named(str(kept.get("leave_out", ""))),
        )
