"""The settings of the glossary."""

from ui.state import Line, Table

GLOSSARY = Table("glossary", Line("find", "find", "", most=40))
