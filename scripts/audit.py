"""Asks whether an installed package has a known vulnerability; says so if nothing could be learnt.

``python -m scripts.audit`` ends with 1 if there is one.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass


@dataclass(frozen=True)
class Findings:
    """What is known of the installed packages."""

    audited: int
    skipped: int
    vulnerable: list[str]

    def said(self) -> str:
        """Return it in lines."""
        if not self.audited:
            return (
                "The dependencies were not audited: the data on vulnerabilities cannot be reached from here."
            )
        summary = f"{self.audited} dependencies audited, {self.skipped} not known to the audit"
        return "\n".join([f"{summary}; {len(self.vulnerable)} known vulnerabilities.", *self.vulnerable])


def read(report: str) -> Findings:
    """Return the findings in a report of pip-audit; of one that broke off, none."""
    try:
        packages = json.loads(report)["dependencies"]
    except (json.JSONDecodeError, KeyError):
        return Findings(0, 0, [])
    audited = [package for package in packages if "vulns" in package]
    vulnerable = [
        f"{package['name']} {package['version']}: {found['id']}, mended in {', '.join(found['fix_versions']) or 'none'}"
        for package in audited
        for found in package["vulns"]
    ]
    return Findings(len(audited), len(packages) - len(audited), vulnerable)


def main() -> int:
    """Audit the packages of this environment."""
    command = [
        sys.executable,
        "-m",
        "pip_audit",
        "--format",
        "json",
        "--progress-spinner",
        "off",
        "--timeout",
        "10",
    ]
    try:
        report = subprocess.run(command, capture_output=True, text=True, check=False, timeout=180).stdout
    except subprocess.TimeoutExpired:
        report = ""
    findings = read(report)
    print(findings.said())
    return bool(findings.vulnerable)


if __name__ == "__main__":
    sys.exit(main())
