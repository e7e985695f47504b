"""`fourfold import`: bring in a file, checked first; the same check and the same verbs as the pages."""

import argparse
from pathlib import Path
from typing import Any

from fourfold.commands import local_offer
from fourfold.commands.cannot import Cannot, Result

KINDS = ("ctf", "pupils", "staff", "classes", "results", "schools", "local-offer")


def arguments(parser: argparse.ArgumentParser) -> None:
    """What to bring in, the answers to what a file leaves open, and who asks."""
    parser.add_argument("kind", metavar="KIND", choices=KINDS, help=", ".join(KINDS))
    parser.add_argument("path", metavar="PATH", help="a file, or the folder of a set; of a local offer, its feed’s address too")
    parser.add_argument(
        "--school", metavar="URN", action="append", default=[], help="which school; or the file's own id of one, where it holds several"
    )
    parser.add_argument("--dates", choices=("dmy", "mdy"), help="how dates are written that could be read two ways")
    parser.add_argument("--leave-out", metavar="ROWS", default="", help="rows to leave out, as 4,7-9 or Student:4")
    who = parser.add_mutually_exclusive_group()
    who.add_argument("--as", dest="email", metavar="EMAIL", help="who asks: the email of somebody who may import at this school")
    who.add_argument("--reason", metavar="TEXT", help="why, as the owner of this machine; kept in the audit trail and told to the head")
    parser.add_argument("--dry-run", action="store_true", help="check and say what would be done; nothing is written")


def run(options: argparse.Namespace) -> Result:
    """Check the file; then, unless --dry-run, apply it. Exit code 1 where a question is open, a row has a problem, or nobody asks."""
    from fourfold.exchange.reading.refusal import Refused  #  Django must be ready first

    if options.reason is not None and not options.reason.strip():
        raise Cannot("--reason needs a few words.")
    try:
        if options.kind == "local-offer":
            return local_offer.run(options, who=_who_sets, which_school=_which_school)
        return _schools(options) if options.kind == "schools" else _records(options)
    except Refused as why:
        raise Cannot(str(why)) from None


def _records(options: argparse.Namespace) -> Result:
    from fourfold import clock
    from fourfold.access.decide import Denied
    from fourfold.exchange.actions import NotReady, Stale
    from fourfold.exchange.answers import Answers
    from fourfold.exchange.checking import check
    from fourfold.exchange.importing import apply_documents
    from fourfold.exchange.kinds import ImportKind
    from fourfold.exchange.reading.dates import DateOrder
    from fourfold.exchange.reading.documents import documents_at
    from fourfold.exchange.reading.places import places_named

    kind, documents = ImportKind(options.kind), documents_at(Path(options.path))
    actor = _who(options, kind)
    school, inside = _which_school(options, actor)
    answers = Answers(
        school=inside,
        dates=DateOrder(options.dates) if options.dates else None,
        leave_out=places_named(options.leave_out),
    )
    found = check(actor, school, kind, documents, answers, today=clock.today(), now=clock.now())
    facts = facts_of(found) | {"school": school.urn, "applied": False}
    if found.questions:
        open_questions = " ".join(f"{question.says} Answer with {question.flag}." for question in found.questions)
        raise Cannot(open_questions)
    if options.dry_run:
        return Result(words_of(found), facts)
    if found.problem_places:
        rows = ",".join(str(place) for place in found.problem_places[:40])
        return Result(f"{words_of(found)}\nNothing was written. Mend the file, or add --leave-out {rows}", facts, code=1)
    if not found.changes_anything:
        return Result(f"{words_of(found)}\nThere is nothing to change.", facts)
    try:
        batch = apply_documents(actor, school, kind, documents, answers, seal=found.seal, today=clock.today(), now=clock.now())
    except Denied:
        raise Cannot(f"{options.email} may not bring in {kind.value} at {school.name}.") from None
    except (Stale, NotReady) as why:
        raise Cannot(str(why)) from None
    done = f"Done at {school.name}. It can be undone for 30 days in Settings, Import."
    return Result(f"{words_of(found)}\n{done}", facts | {"applied": True, "import": batch.code})


def _schools(options: argparse.Namespace) -> Result:
    from fourfold.access.actor import owner
    from fourfold.access.permissions import Permission
    from fourfold.exchange.reading.documents import documents_at
    from fourfold.exchange.reading.places import places_named
    from fourfold.exchange.schools import apply_schools, check_schools

    if options.email:
        raise Cannot("only the owner of this machine brings in schools: say why with --reason TEXT instead of --as.")
    if not options.reason and not options.dry_run:
        raise Cannot("say why the schools are brought in with --reason TEXT.")
    found = check_schools(documents_at(Path(options.path)), urns=options.school, leave_out=places_named(options.leave_out))
    facts = {"says": found.says, "counts": found.counts, "rows": [row_of(line) for line in found.lines], "applied": False}
    words = "\n".join([*(line for one in found.lines for line in lines_of(one)), found.says])
    if options.dry_run:
        return Result(words, facts)
    if found.counts["problem"]:
        rows = ",".join(str(line.place) for line in found.lines if line.problems)
        return Result(f"{words}\nNothing was written. Mend the file, or add --leave-out {rows}", facts, code=1)
    if not found.can_apply:
        return Result(f"{words}\nThere is nothing to change.", facts)
    apply_schools(owner(options.reason, Permission.SETTINGS_EDIT), found)
    return Result(f"{words}\nDone.", facts | {"applied": True})


def _who(options: argparse.Namespace, kind: Any) -> Any:
    """Who brings in records: see `_person`."""
    from fourfold.exchange.kinds import NEEDS

    return _person(options, NEEDS[kind])


def _who_sets(options: argparse.Namespace) -> Any:
    """Who changes a school's settings: see `_person`."""
    from fourfold.access.permissions import Permission

    return _person(options, (Permission.SETTINGS_EDIT,))


def _person(options: argparse.Namespace, rights: Any) -> Any:
    """The person named, with the roles they hold today; or the owner of the machine, with the rights of this one command."""
    from fourfold import clock
    from fourfold.access.actor import owner
    from fourfold.accounts.actors import actor_of
    from fourfold.exchange.importing import account_with

    if options.email:
        account = account_with(options.email)
        if account is None:
            raise Cannot(f"nobody here signs in as {options.email}.")
        return actor_of(account, today=clock.today(), second_factor=True)
    if not options.reason and not options.dry_run:
        raise Cannot("say who asks: --as EMAIL, or --reason TEXT as the owner of this machine.")
    return owner(options.reason or "dry run", *rights)


def _which_school(options: argparse.Namespace, actor: Any) -> tuple[Any, str]:
    """The school here, and the file's own id of one where --school names that. Raises Cannot where several could be meant."""
    from fourfold.exchange.importing import every_school
    from fourfold.schools.queries import school_with_urn, schools_of

    named = [(word, school_with_urn(word)) for word in options.school]
    inside = next((word for word, school in named if school is None), "")
    chosen = next((school for _, school in named if school is not None), None)
    if chosen is not None:
        if actor.account is not None and chosen.pk not in actor.schools:
            raise Cannot(f"{options.email} does not work at the school with URN {chosen.urn}.")
        return chosen, inside
    theirs = list(schools_of(actor)) if actor.account is not None else list(every_school())
    if not theirs and actor.account is not None:
        raise Cannot(f"{options.email} holds no role at a school here.")
    if not theirs:
        raise Cannot("there is no school here yet. Bring it in with: fourfold import schools FILE --reason TEXT")
    if len(theirs) > 1:
        known = "; ".join(f"{school.name} ({school.urn})" for school in theirs[:10])
        raise Cannot(f"say which school with --school URN: {known}.")
    return theirs[0], inside


def words_of(found: Any) -> str:
    """The check as a person reads it: rows with something to say, then what was dropped, then the sum in a sentence."""
    lines = [line for one in found.lines for line in lines_of(one)]
    lines += [f"row {place}: problem. {says}" for place, says in found.stops]
    lines += list(found.whole)
    if found.dropped:
        lines.append(f"Columns of passwords were dropped: {', '.join(found.dropped)}.")
    if found.not_taken:
        lines.append(f"Not taken: {'; '.join(found.not_taken)}.")
    if found.left_out:
        lines.append(f"Left out: {', '.join(str(place) for place in found.left_out)}.")
    return "\n".join([*lines, found.says])


def lines_of(one: Any) -> list[str]:
    """One row of the file, if there is anything to say of it."""
    said = [*one.problems, *one.warnings, *(change.says for change in one.changes)]
    return (
        [f"row {one.place}: {one.name}. {one.outcome_words}. {' '.join(f'{words.rstrip(chr(46))}.' for words in said)}".rstrip()]
        if said
        else []
    )


def row_of(one: Any) -> dict[str, Any]:
    """The same for another program."""
    return {
        "row": str(one.place),
        "name": one.name,
        "outcome": one.outcome.value,
        "changes": [{"what": change.what, "from": change.before, "to": change.after} for change in one.changes],
        "problems": list(one.problems),
        "warnings": list(one.warnings),
    }


def facts_of(found: Any) -> dict[str, Any]:
    """The check for another program."""
    return {
        "says": found.says,
        "counts": found.counts,
        "rows": [row_of(line) for line in found.lines],
        "problems": [{"row": str(place), "says": says} for place, says in found.stops],
        "warnings": list(found.whole),
        "dropped": list(found.dropped),
        "not_taken": list(found.not_taken),
    }
