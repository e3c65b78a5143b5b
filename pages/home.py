"""Home: the whole computation at a glance."""

from ui.session import share

share(key="address.home")
