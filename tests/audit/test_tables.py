"""Tables that a migration makes together."""

from django.db import models
from django.db.migrations.operations import CreateModel
from django.db.migrations.state import ProjectState

from fourfold.audit.tables import CreateModels

NUMBER = ("id", models.BigAutoField(primary_key=True))
HOUSE = CreateModel("House", [NUMBER])
ROOM = CreateModel("Room", [NUMBER, ("house", models.ForeignKey("audit.house", models.PROTECT))])


def test_models_made_together_are_those_made_one_by_one() -> None:
    together, each = ProjectState(), ProjectState()
    assert not together.apps.get_models(), "worked out before, as while migrating"
    CreateModels(HOUSE, ROOM).state_forwards("audit", together)
    for one in (HOUSE, ROOM):
        one.state_forwards("audit", each)
    assert together == each
    room = together.apps.get_model("audit", "room")
    assert room._meta.get_field("house").related_model is together.apps.get_model("audit", "house")
