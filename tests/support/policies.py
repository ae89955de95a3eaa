"""Pay policies for tests: Kettle Moraine's increase, for the credentials a test has."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ledger.domain.facts.policy import PayPolicy
from ledger.domain.pay.parse import parse_document
from tests.support.facts import day

_EXAMPLE = Path(__file__).parents[2] / "examples/policies/kettle-moraine.json"


def pay_policy(
    *,
    amount: str = "400.00",
    approved: bool = True,
    names: Sequence[str] = ("maker-educator", "machine-learning"),
    **fields: Any,
) -> PayPolicy:
    """An increase of so many dollars for each of some credentials, Lakeview's unless named.

    Only for what is approved, or else without anybody's approval.
    """
    document = json.loads(_EXAMPLE.read_text(encoding="utf-8"))
    document["benefits"][0]["decide"]["prices"] = {name: {"amount": amount} for name in names}
    if not approved:
        benefit = document["benefits"][0]
        benefit["select"]["approval"] = {"rule": "not_required"}
        benefit["date"]["windows"][0]["effective"]["start"] = {"day": "named", "name": "earned"}
    source = json.dumps(document).encode()
    ordinary: dict[str, Any] = {
        "policy_id": "base-increase",
        "district_id": "lakeview",
        "effective_from": day("2025-07-01"),
        "source_sha256": hashlib.sha256(source).hexdigest(),
        "document": parse_document(source),
    }
    return PayPolicy(**(ordinary | fields))
