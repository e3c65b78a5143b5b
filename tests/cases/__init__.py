"""Small files of the kinds that break programs: texts in several encodings and scripts, damaged vectors."""

from pathlib import Path

CASES = Path(__file__).parent
