"""A pool that policies share is held against how the others declare it."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ledger.domain.pay.checks.sharing import other_documents, pools_told_otherwise
from ledger.domain.pay.parse import parse_document
from tests.unit.pay.policies import AWARD_POOL, MONEY_POOL, adopted, benefit

OURS = {**AWARD_POOL, "sharing": "district"}
THEIRS = {**MONEY_POOL, "pool_id": "three", "sharing": "district"}


def told(own: dict[str, Any], other: dict[str, Any]) -> dict[str, str]:
    mine = parse_document(json.dumps(benefit({}, pools=[MONEY_POOL, own])).encode())
    others = other_documents([adopted(benefit({}, pools=[other]), policy_id="other")], "policy")
    return dict(pools_told_otherwise(mine, others))


@pytest.mark.parametrize(
    ("own", "other", "keys"),
    [
        (OURS, OURS, []),
        (OURS, {**OURS, "title": "Another name"}, []),
        (OURS, {**OURS, "limit": 4}, ["limit"]),
        (OURS, {**OURS, "limit": 4, "scope": "contract_year"}, ["scope", "limit"]),
        (OURS, {**OURS, "exempt": [{"of": "renewal"}]}, ["exempt"]),
        (OURS, {**OURS, "sharing": "policy", "limit": 4}, []),
        (AWARD_POOL, {**OURS, "limit": 4}, []),
        (OURS, THEIRS, ["counts", "limit", "when_exceeded"]),
    ],
)
def test_each_key_that_differs_is_told_with_the_other_policy(
    own: dict[str, Any], other: dict[str, Any], keys: list[str]
) -> None:
    problems = [f"the policy other declares {key} of the pool otherwise" for key in keys]
    assert sorted(told(own, other).values()) == sorted(problems)


def test_a_key_that_the_document_has_not_stands_at_the_pool() -> None:
    assert list(told(OURS, {**OURS, "exempt": [{"of": "renewal"}]})) == ["/pools/1"]
    assert list(told(OURS, {**OURS, "limit": 4})) == ["/pools/1/limit"]


def test_the_others_are_what_stands_of_them() -> None:
    first = adopted(benefit({}, pools=[OURS]), policy_id="other")
    second = adopted(benefit({}, pools=[]), policy_id="other", version=2)
    retired = replace(adopted(benefit({}), policy_id="old"), retired_on=date(2026, 7, 1))
    own = adopted(benefit({}), policy_id="own")
    found = other_documents([own, second, first, retired], "own")
    assert found == (("other", second.policy.document),)
