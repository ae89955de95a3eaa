"""The rules of the ledger are found, or it is said what brings them."""

from importlib.metadata import EntryPoints

import pytest

from credential_ledger import offline, policy_check, rules


def test_without_the_rules_a_person_is_told_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rules, "entry_points", lambda **_: EntryPoints())
    for asked in (offline.find_replay, lambda: policy_check.check(b"{}")):
        with pytest.raises(rules.RulesNotInstalled, match="pip install credential-ledger "):
            asked()
