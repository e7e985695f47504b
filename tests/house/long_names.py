"""Names and words as long as life has them: a name of 64 letters without a break, a surname of five words, a school, a class and a plan."""

from fourfold.accounts.models import Account
from fourfold.audit import doors
from fourfold.pupils.models import Class, Parent, Pupil
from fourfold.schools.models import Authority, School
from tests.cast import MAKER
from tests.house.test_canaries import plant
from tests.house.things import Town

UNBROKEN = "Hubertblainewolfeschlegelsteinhausenbergerdorffwelchevoralternwa"
SURNAME = "Featherstonehaugh-Cholmondeley van der Meer-Papadopoulou de la Concepción"


def lengthen(town: Town) -> None:
    """Put long words wherever people write about Leo, and give everybody, the school and the classes long names."""
    plant(town, UNBROKEN)
    with doors.opened(doors.Door("test.setup", MAKER)):
        Pupil._base_manager.update(forename=UNBROKEN, surname=SURNAME)
        Parent._base_manager.update(forename=UNBROKEN, surname=SURNAME)
        Account._base_manager.update(name=f"{UNBROKEN} Featherstonehaugh-Cholmondeley")
        for group in Class._base_manager.all():
            Class._base_manager.filter(pk=group.pk).update(name=f"{group.name} {UNBROKEN[:40]}")
        School._base_manager.update(name=f"{UNBROKEN} School and Sixth Form College")
        Authority._base_manager.update(name=UNBROKEN, sendiass_name=f"{UNBROKEN} SENDIASS")
