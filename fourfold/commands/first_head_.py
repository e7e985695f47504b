"""`fourfold first-head`: how a school's first head comes in."""

import argparse

from fourfold.commands.cannot import Cannot, Result


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which school."""
    parser.add_argument("--school", metavar="URN", required=True, help="the school's six-figure number")


def run(options: argparse.Namespace) -> Result:
    """Print a link that works once, while the school has no head."""
    from django.conf import settings  #  Django must be ready first

    from fourfold.accounts.first_head import HasHead, make_first_head_token
    from fourfold.schools.queries import school_with_urn

    school = school_with_urn(options.school)
    if school is None:
        raise Cannot(f"there is no school with URN {options.school} here. Bring it in with: fourfold import schools FILE --reason TEXT")
    try:
        token = make_first_head_token(school)
    except HasHead as why:
        raise Cannot(str(why)) from None
    link = f"{settings.ORIGIN}/sign-in/first-head/{token}"
    return Result(f"Give this link to the head of {school.name}. It works once.\n{link}", {"school": school.urn, "link": link})
