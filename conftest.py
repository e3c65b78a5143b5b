"""Fixtures of the browser tests, for all folders of tests."""

pytest_plugins = ["tests.browser.fixtures"]
