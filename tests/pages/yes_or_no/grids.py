"""The values on offer."""

from pages.yes_or_no.settings import YES_OR_NO
from ui.settings.table import Real, Whole

GRIDS = {setting.name: setting.grid() for setting in YES_OR_NO if isinstance(setting, Real | Whole)}
