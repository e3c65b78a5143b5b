"""Kinds of contracts on imports that import-linter does not bring: what comes from outside, and who reaches it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from typing import cast

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


def _own(graph: ImportGraph, package: str) -> Iterator[str]:
    yield from (name for name in sorted(graph.modules) if name == package or name.startswith(f"{package}."))


def _texts(field: object) -> list[str]:
    """Return the texts of an option; import-linter's types say only that there is a field."""
    return cast("list[str]", field)


def _matches(name: str, patterns: object) -> bool:
    return any(fnmatch(name, pattern) for pattern in _texts(patterns))


class OnlyFromOutside(Contract):
    """A package imports, besides the standard library and the project, only the libraries named.

    Options: `package`; `allowed` libraries; `inside`, the project's packages; `except_in` patterns of modules.
    """

    package = fields.StringField()
    allowed = fields.ListField(subfield=fields.StringField())
    inside = fields.ListField(subfield=fields.StringField())
    except_in = fields.ListField(subfield=fields.StringField(), required=False, default=[])

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Find what is imported although it is not allowed."""
        known = {*_texts(self.allowed), *_texts(self.inside), *sys.stdlib_module_names, "_typeshed"}
        found = [
            (name, other)
            for name in _own(graph, self.package)  # type: ignore[arg-type]
            if not _matches(name, self.except_in)
            for other in sorted(graph.find_modules_directly_imported_by(name))
            if other.partition(".")[0] not in known
        ]
        return ContractCheck(kept=not found, metadata={"found": found})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Say what was found."""
        for name, other in check.metadata["found"]:
            output.print_error(f"{name} imports {other}")


class NotReached(Contract):
    """No module of a package comes to a library or a package, by whatever way, but for the modules that may.

    Options: `package`; `unreachable` names; `except_in` patterns of modules.
    """

    package = fields.StringField()
    unreachable = fields.ListField(subfield=fields.StringField())
    except_in = fields.ListField(subfield=fields.StringField(), required=False, default=[])

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Find the ways that should not be there."""
        chains = [
            graph.find_shortest_chain(name, target)
            for name in _own(graph, self.package)  # type: ignore[arg-type]
            if not _matches(name, self.except_in)
            for target in _texts(self.unreachable)
            if target in graph.modules
        ]
        found = [chain for chain in chains if chain]
        return ContractCheck(kept=not found, metadata={"found": found})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Say what was found."""
        for chain in check.metadata["found"]:
            output.print_error(" -> ".join(chain))
