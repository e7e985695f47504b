"""The wheel carries the catalogues that the program reads, made from those that we keep."""

import pathlib
import sys
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class MakeCatalogues(BuildHookInterface):  # type: ignore[type-arg]  # generic in its own source alone
    """Called by hatchling before it packs anything."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        sys.path.insert(0, self.root)
        from fourfold.config.catalogues import bring_up_to_date

        folder = pathlib.Path(self.root, "fourfold", "locale")
        bring_up_to_date(folder)
        made = sorted(folder.glob("*/LC_MESSAGES/*.mo"))
        if not made:
            raise RuntimeError("The catalogues could not be made: is Babel installed?")
        build_data["artifacts"] += [str(one.relative_to(self.root)) for one in made]
