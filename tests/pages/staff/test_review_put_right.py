"""A finished review is put right on its page: with a reason, as a new version, and two who do it read each other first."""

import re

import pytest
from django.test import Client

from fourfold.support.models import ReviewVersion
from tests.cast import Cast
from tests.pages.said import said as said_at
from tests.signed_in import client_of
from tests.support import history


@pytest.fixture
def amina(cast: Cast) -> Client:
    history.reviewed(cast, history.started(cast))
    return client_of(cast.account("amina"))


def said(cast: Cast, client: Client, form: dict[str, str] | None = None) -> str:
    return said_at(client, f"/pupils/{cast.leo.code}/review/put-right", form)


def shown(page: str) -> dict[str, str]:
    """What the form holds when it is opened."""
    boxes = re.findall(r'<textarea[^>]* name="(\w+)"[^>]*>(.*?)</textarea>', page) + re.findall(
        r'name="(seen:\w+)"[^>]* value="(.*?)"', page
    )
    return {name: words.strip() for name, words in boxes}


def test_a_new_version_is_made_with_its_reason_and_never_without(cast: Cast, amina: Client) -> None:
    same = shown(said(cast, amina)) | {"version": "1"}
    right = same | {"reason": "Pictures help most."}
    assert "Say why the record changes" in said(cast, amina, right | {"because": " "})
    assert not ReviewVersion.objects.exists()
    page = said(cast, amina, right | {"because": "Said wrongly."})
    assert "Put right. The words of before stay on record, and the family gets the new ones." in page
    assert ReviewVersion.objects.get().words == {"reason": "Pictures help most."}


def test_sent_without_a_change_it_is_not_said_to_be_put_right(cast: Cast, amina: Client) -> None:
    page = said(cast, amina, shown(said(cast, amina)) | {"version": "1", "because": "To be sure."})
    assert "The words are the same as before, so nothing was sent." in page
    assert not ReviewVersion.objects.exists()


def test_who_meets_anothers_version_reads_it_and_can_still_save_theirs(cast: Cast, amina: Client) -> None:
    same = shown(said(cast, amina)) | {"version": "1", "because": "Said wrongly."}
    said(cast, client_of(cast.account("helen")), same | {"reason": "Pictures help most."})
    page = said(cast, amina, same | {"reason": "Sounds help most."})
    assert "Pictures help most." in page
    assert ReviewVersion.objects.count() == 1
    assert "Put right." in said(cast, amina, same | {"reason": "Sounds help most.", "version": "2"})
