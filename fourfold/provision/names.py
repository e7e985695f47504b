"""No two kinds of help that a school offers have one name."""

from fourfold.provision.models import Provision
from fourfold.schools.models import School


class NameTaken(Exception):
    """The school offers something of that name already."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}” is in the library already. Give this one another name.")


def check_name(school: School, name: str, *, but: Provision | None = None) -> None:
    """Raises NameTaken."""
    same = Provision.objects.filter(school=school, name__iexact=name, retired_on__isnull=True)
    if same.exclude(pk=but.pk if but is not None else None).exists():
        raise NameTaken(name)
