"""The same board in SQLite and in PostgreSQL."""

from contextlib import ExitStack

import pytest

from board.store import Store
from scripts.postgres import NoPostgres, postgres


@pytest.fixture(scope="session")
def postgres_url():
    with ExitStack() as stack:
        try:
            url = stack.enter_context(postgres())
        except NoPostgres as reason:
            pytest.skip(str(reason))
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'board.sqlite'}"
    return request.getfixturevalue("postgres_url")


@pytest.fixture
def store(url):
    store = Store(url)
    yield store
    store.close()
