"""`fourfold import local-offer`: the same frame as every import."""

import json
from pathlib import Path

import pytest
from django.test import override_settings

from fourfold.audit.models import Event
from fourfold.commands.main import main
from fourfold.local_offer.models import Directory, Service
from fourfold.outbox.models import Mail
from tests.cast import Cast
from tests.local_offer.feeds import lists, serving, third

Said = pytest.CaptureFixture[str]
KIND = ["import", "local-offer"]


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "services.json"
    path.write_text(json.dumps([third(1), third(2), {"id": "x"}]))
    return str(path)


def cannot(capsys: Said, *words: str) -> str:
    assert main([*KIND, *words]) == 1
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    return said.err


def test_a_data_manager_brings_in_a_file(cast: Cast, file: str, capsys: Said) -> None:
    assert main([*KIND, file, "--as", "dan@example.org"]) == 0
    said = capsys.readouterr().out
    assert "2 services: 2 new. 1 left out" in said
    assert "The service with id x has no name" in said
    assert Service.objects.count() == 2
    assert Event.objects.filter(verb="local_offer.brought_in").exists()


def test_the_head_is_told_where_the_owner_of_the_machine_brings_it_in(cast: Cast, file: str) -> None:
    assert main([*KIND, file, "--school", "999001", "--reason", "Sent by the council"]) == 0
    assert Mail.objects.get(purpose="owner-acted").to == cast.account("helen").email


def test_a_dry_run_says_the_same_and_writes_nothing(cast: Cast, file: str, capsys: Said) -> None:
    assert main([*KIND, file, "--school", "999001", "--dry-run", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["counts"]["new"], said["applied"], len(said["faults"])) == (2, False, 1)
    assert not Directory.objects.exists()


def test_a_feed_is_read_and_its_address_kept(cast: Cast, capsys: Said) -> None:
    with serving(lists([third(1), third(2), third(3)])) as server, override_settings(LOCAL_OFFER_HOSTS={server.host}):
        assert main([*KIND, server.address, "--as", "amina@example.org"]) == 0
        assert Directory.objects.get().feed == server.address
    assert "It is read again each night." in capsys.readouterr().out


def test_whatever_is_wrong_is_one_line(cast: Cast, tmp_path: Path, file: str, capsys: Said) -> None:
    page = tmp_path / "page.html"
    page.write_text("<html></html>")
    assert "not JSON" in cannot(capsys, str(page), "--as", "dan@example.org")
    assert "no file" in cannot(capsys, str(tmp_path / "none.json"), "--as", "dan@example.org")
    assert "https" in cannot(capsys, "http://feeds.example.org", "--as", "dan@example.org")
    assert "inside a network" in cannot(capsys, "https://127.0.0.1/", "--as", "dan@example.org")
    assert "may not bring in" in cannot(capsys, file, "--as", "tom@example.org")
    assert "say who asks" in cannot(capsys, file, "--school", "999001")
    assert "does not work at" in cannot(capsys, file, "--as", "dan@example.org", "--school", "999002")
    assert "leave these out" in cannot(capsys, file, "--as", "dan@example.org", "--leave-out", "4")
    assert not Directory.objects.exists()
