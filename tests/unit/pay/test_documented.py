"""Every example of the guide is a document that would be adopted."""

import json
import re
from copy import deepcopy
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from ledger.domain.facts.district import ProfessionalDevelopmentRequirement
from ledger.domain.pay.parse import parse_document
from ledger.domain.pay.reading.reference import document_reference
from ledger.domain.pay.shorthand import policy_of

GUIDE = Path(__file__).parents[3] / "docs/pay-policy.md"
BLOCKS = re.findall(r"```yaml (\w+)\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
DOCUMENTS = [text for kind, text in BLOCKS if kind == "document"]
FRAGMENTS = [text for kind, text in BLOCKS if kind == "benefit"]
(LICENCE,) = (
    text for text in FRAGMENTS if "alternatives:" in text and "tags: [evaluation]" in text
)
"""The requirement that other fragments call `renewal`."""


def read(text: str) -> dict[str, Any]:
    """A block as the command line sends it: days as text."""
    value: dict[str, Any] = json.loads(json.dumps(yaml.safe_load(text), default=str))
    return value


@pytest.mark.parametrize("text", DOCUMENTS)
def test_a_whole_document_of_the_guide_is_well_formed(text: str) -> None:
    assert parse_document(json.dumps(read(text)).encode()).benefits


@pytest.mark.parametrize("text", FRAGMENTS)
def test_a_fragment_of_the_guide_fits_the_smallest_document(text: str) -> None:
    whole, fragment = deepcopy(read(DOCUMENTS[0])), read(text)
    for key in ("pools", "choices", "recovery"):
        if key in fragment:
            whole[key] = fragment.pop(key)
    renewal = {**whole["benefits"][0], "benefit_id": "renewal", **read(LICENCE)}
    whole["benefits"] = [whole["benefits"][0] | fragment, renewal]
    parse_document(json.dumps(whole).encode())


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("maximum_share_of_monthly_base", "a percentage up to 100"),
        ("keeps_percent", "a percentage up to 100"),
        ("minimum_share_of_time", "a share from 0 to 1"),
        ("size", "a number of units"),
        ("first_year_factor", "a factor"),
    ],
)
def test_the_reference_says_what_a_number_is_of(key: str, said: str) -> None:
    rows = [line for line in document_reference().splitlines() if line.startswith(f"| `{key}` |")]
    assert rows
    assert all(f"| {said}, as a string such as" in line for line in rows)


def test_the_guide_has_examples() -> None:
    assert len(DOCUMENTS) == 1
    assert len(FRAGMENTS) > len(DOCUMENTS)


def test_the_guide_shows_what_a_requirement_of_hours_is_short_for() -> None:
    (shown,) = (read(text) for text in FRAGMENTS if "kind: professional_development" in text)
    requirement = ProfessionalDevelopmentRequirement(
        district_id="lakeview",
        effective_from=date(2025, 7, 1),
        required_hours=Decimal(20),
        approval_required=True,
        language=1,
    )
    (benefit,) = msgspec.to_builtins(policy_of(requirement).document)["benefits"]
    said = {key: value for key, value in shown.items() if key not in ("pools", "choices")}
    assert _untitled({key: benefit[key] for key in said}) == _untitled(said)


def _untitled(value: object) -> object:
    """The same without its titles, which are words for people."""
    if isinstance(value, dict):
        return {key: _untitled(each) for key, each in value.items() if key != "title"}
    return [_untitled(each) for each in value] if isinstance(value, list | tuple) else value
