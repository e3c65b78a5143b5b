"""What the audit of the dependencies says."""

import json

from scripts.audit import read

KNOWN = {"name": "a", "version": "1.0", "vulns": []}
UNKNOWN = {"name": "b", "skip_reason": "not found"}
BROKEN = {"name": "c", "version": "2.0", "vulns": [{"id": "X-1", "fix_versions": ["2.1"]}]}


def report(*packages):
    return json.dumps({"dependencies": packages, "fixes": []})


def test_a_vulnerability_is_named_with_what_mends_it():
    findings = read(report(KNOWN, UNKNOWN, BROKEN))
    assert (findings.audited, findings.skipped) == (2, 1)
    assert findings.said().splitlines()[1] == "c 2.0: X-1, mended in 2.1"


def test_nothing_learnt_is_not_told_as_nothing_found():
    for nothing in (report(UNKNOWN), report(), "", "Traceback"):
        assert "not audited" in read(nothing).said()
