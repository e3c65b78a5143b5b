"""The settings of the glossary."""

from ui.settings.table import Line, Table

GLOSSARY = Table("glossary", Line("find", "find", "", most=40))
