"""The style sheet of all pages."""

import json
from functools import cache
from pathlib import Path

from ui.drawings.show import STYLES
from ui.text.i18n import Text

_SHELL = Path(__file__).parent / "shell.css"


def style(t: Text) -> str:
    """Return the element that brings the styles of the shell and of all drawings.

    Streamlit's uploader speaks English: the styles put a word of ours in its place.
    """
    return _style(t("common.upload"))


@cache
def _style(upload: str) -> str:
    own = f":root {{ --lab-upload: {json.dumps(upload, ensure_ascii=False)}; }}"
    sheets = [path.read_text(encoding="utf-8") for path in (_SHELL, *STYLES)]
    return f"<style>{own}{''.join(sheets)}</style>"
