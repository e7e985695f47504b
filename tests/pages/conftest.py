"""Who opens the pages."""

import pytest
from django.test import Client

from tests.cast import Cast
from tests.signed_in import client_of


@pytest.fixture
def amina(cast: Cast) -> Client:
    """The SENCO of Larkfield, signed in."""
    return client_of(cast.account("amina"))
