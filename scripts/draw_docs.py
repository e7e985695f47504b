"""Write docs/generated from the code: the duties, the four steps, who may do what, the verbs. A test fails when they are stale."""

import importlib
import os
import pathlib
import pkgutil
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fourfold.config.settings")

import django

MADE = "<!-- Made by `make docs`. Change the code, not this page. -->\n\n"


def duties_page() -> str:
    """Every duty with its paragraph and force."""
    from fourfold.code_of_practice.duties import DUTIES

    lines = ["# Duties", "", "Our own words, unless marked as a quotation. MUST is law, SHOULD is statutory guidance.", ""]
    lines += ["| Paragraph | Force | Duty | Source | Paragraph number |", "|---|---|---|---|---|"]
    lines += [f"| {d.paragraph} | {d.force} | {d.says} | {d.source} | {d.checked} |" for d in DUTIES]
    return "\n".join(lines)


def steps_page() -> str:
    """The graduated approach as a drawing."""
    from fourfold.code_of_practice.graduated_approach import drawing

    return f"# The four steps\n\nWhich step may follow which (6.44-6.57).\n\n```mermaid\n{drawing().strip()}\n```"


def permissions_page() -> str:
    """What each role may do, and when."""
    from fourfold.access.policy import POLICY
    from fourfold.access.roles import NAMES
    from fourfold.access.rules import Condition

    lines = ["# Permissions", "", "Deny by default. A right holds where its conditions are true, and no veto bars the person.", ""]
    lines += ["| Letter | Condition |", "|---|---|", *(f"| {c.value} | {c.name.lower().replace('_', ' ')} |" for c in Condition), ""]
    for role, rights in POLICY.items():
        if not rights:
            continue
        lines += [f"## {NAMES[role]}", "", "| Right | When |", "|---|---|"]
        for permission, rule in rights.items():
            when = rule.fold(lambda c: c.value, lambda a, b: f"({a} and {b})", lambda a, b: f"({a} or {b})", lambda a: f"not {a}")
            lines.append(
                f"| {permission.value.replace('.', ': ')} | {when.removeprefix('(').removesuffix(')') if when.count('(') == 1 else when} |"
            )
        lines.append("")
    return "\n".join(lines)


def verbs_page() -> str:
    """Every action: its verb, the right that it needs, and the side that it is for."""
    import fourfold
    from fourfold.audit.action import verb_of

    found = {}
    for info in pkgutil.walk_packages(fourfold.__path__, "fourfold."):
        if "actions" in info.name.split(".")[2:]:
            module = importlib.import_module(info.name)
            found |= {verb_of(f): (f, info.name) for f in vars(module).values() if verb_of(f) and f.__module__ == info.name}
    lines = ["# Verbs", "", "The only ways in which a record changes.", "", "| Verb | Needs | Side | What it does |", "|---|---|---|---|"]
    for verb, (f, _) in sorted(found.items()):
        says = " ".join((f.__doc__ or "").split("\n\n")[0].split())
        lines.append(f"| {verb} | {f.needs.value} | {f.by.value} | {says} |")
    return "\n".join(lines)


PAGES = {"duties.md": duties_page, "four-steps.md": steps_page, "permissions.md": permissions_page, "verbs.md": verbs_page}


def pages() -> dict[str, str]:
    """Each generated page by its file name."""
    return {name: MADE + page().rstrip() + "\n" for name, page in PAGES.items()}


def main() -> None:
    """Write the pages."""
    django.setup()
    folder = ROOT / "docs" / "generated"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (folder / name).write_text(text)


if __name__ == "__main__":
    main()
