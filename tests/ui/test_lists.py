import pytest

from fourfold.ui.lists import page_links


@pytest.mark.parametrize(
    ("number", "last", "shown"),
    [(1, 1, "1"), (1, 3, "1 2 3"), (1, 9, "1 2 … 9"), (5, 9, "1 … 4 5 6 … 9"), (9, 9, "1 … 8 9"), (3, 4, "1 2 3 4")],
)
def test_pages_show_the_ends_and_the_neighbours(number, last, shown):
    links = page_links(number, last, lambda page: f"?page={page}")
    assert " ".join(link.label if link else "…" for link in links) == shown
    assert [link.label for link in links if link and link.current] == [str(number)]
    assert links[0].href == "?page=1"
