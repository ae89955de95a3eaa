"""Every part of a document is found by its type, also beside parts that cannot be read."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from msgspec import inspect

from ledger.domain.pay.document import Benefit
from ledger.domain.pay.parse import parse_document
from ledger.domain.pay.reading.form import faults_of_form
from ledger.domain.pay.reading.json_text import read
from ledger.domain.pay.reading.parts import FORM, Parts, parts_of, readable_parts
from ledger.domain.pay.terms.facts import AwardFacts
from ledger.domain.pay.terms.names import DECLARES, NAMES
from ledger.domain.values import SLUG_PATTERN
from tests.unit.pay.policies import AWARD_POOL, PLAIN, benefit, changed, faults
from tests.unit.pay.rules import by, the
from tests.unit.pay.tariffs import counting


def parts(document: dict[str, Any]) -> Parts:
    value = read(json.dumps(document).encode())
    return readable_parts(value, faults_of_form(value, FORM))


def _slugs(
    kind: inspect.Type, owner: str, seen: set[type], extra: dict[str, Any]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every text in the form of a name that a document may hold, and what its type says of it."""
    match kind:
        case inspect.Metadata(type=inner):
            yield from _slugs(inner, owner, seen, kind.extra or extra)
        case inspect.UnionType(types=types):
            for each in types:
                yield from _slugs(each, owner, seen, extra)
        case inspect.VarTupleType(item_type=inner):
            yield from _slugs(inner, owner, seen, {})
        case inspect.DictType():
            yield from _slugs(kind.key_type, owner, seen, {})
            yield from _slugs(kind.value_type, owner, seen, {})
        case inspect.StructType() if kind.cls not in seen:
            seen.add(kind.cls)
            for field in kind.fields:
                yield from _slugs(field.type, f"{kind.cls.__name__}.{field.name}", seen, {})
        case inspect.StrType(pattern=pattern) if pattern == SLUG_PATTERN:
            yield owner, extra


def test_every_name_says_what_it_is_the_name_of() -> None:
    found = list(_slugs(FORM, "", set(), {}))
    assert len(found) > 50
    assert [owner for owner, extra in found if not {DECLARES, NAMES} & extra.keys()] == []


def test_a_readable_document_is_walked_like_one_that_was_read() -> None:
    document = benefit({"select/items/0/facts": {"of": "award", "where": "fact.kind == 'degree'"}})
    read_parts = parts(document)
    assert read_parts.places == parts_of(parse_document(json.dumps(document).encode())).places
    assert [path for path, _ in read_parts.of(AwardFacts)] == ["/benefits/0/select/items/0/facts"]


def test_of_what_cannot_be_read_the_rest_is_found() -> None:
    document = benefit({"select/claim": {"rule": "perhaps"}, "pay/rounding": 7})
    found = parts(document)
    assert list(found.of(Benefit)) == []
    assert found.at("/benefits/0/benefit_id") == "increase"
    assert found.at("/benefits/0/select/items/0/facts") == AwardFacts()
    assert found.at("/benefits/0/select/claim") is None
    assert not found.is_readable("/benefits/0/pay/rounding/mode")
    assert found.is_readable("/benefits/0/pay/loss")


def test_nothing_is_found_in_what_is_no_object() -> None:
    assert parts({"benefits": [7, {"select": []}], "pools": {}}).places == ()


IN_FEBRUARY = the(2, 30)
LATE = {"test": "in_order", **by(IN_FEBRUARY)}
HALVES = [
    {"title": "Half", "percent": "50", "payable": day, "tested": "nothing"}
    for day in (IN_FEBRUARY, the(3))
]
CONDITION = {"condition_id": "a", "title": "A", "unmet": {"then": "does_not_count"}}
CYCLES = counting(
    over={"over": "cycle", "of": {"of": "award", "where": "nothing"}},
    levels={"by": "blocks", "size": "1"},
    progress={
        "minimum": "1",
        "of": {"day": "named", "name": "earned"},
        "by": IN_FEBRUARY,
        "missed": "stops",
    },
)
FLAT = {"by": "amount", "amount": "1.00"}


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"select/conditions": [{**CONDITION, "test": LATE}]}, "select/conditions/0/test/limit"),
        (
            {"select/conditions": [{**CONDITION, "test": {"test": "not", "of": LATE}}]},
            "select/conditions/0/test/of/limit",
        ),
        (
            {
                "select/conditions": [
                    {
                        **CONDITION,
                        "test": {
                            "test": "holds",
                            "facts": {"of": "award"},
                            "held_on": IN_FEBRUARY,
                        },
                    }
                ]
            },
            "select/conditions/0/test/held_on",
        ),
        ({"pay/paid": "instalments", "pay/instalments": HALVES}, "pay/instalments/0/payable"),
    ],
)
def test_a_day_is_asked_for_faults_wherever_it_stands(changes: dict[str, Any], path: str) -> None:
    assert faults(benefit(changes)) == {f"/benefits/0/{path}": "month 2 has no day 30"}


def test_a_cycle_and_progress_are_asked_like_everything_else() -> None:
    found = faults(benefit({"accumulate": CYCLES, "decide": FLAT}))
    assert set(found) == {
        "/benefits/0/accumulate/over/of/where",
        "/benefits/0/accumulate/progress/by",
    }


def test_a_day_of_a_claim_needs_one_that_the_benefit_asks_for() -> None:
    claimed = {"day": "named", "name": "claimed"}
    test = {"test": "in_order", **by(the(3), day=claimed)}
    path = "/benefits/0/select/conditions/0/test/date"
    assert path in faults(benefit({"select/conditions": [{**CONDITION, "test": test}]}))


def test_parts_of_a_benefit_are_told_beside_what_cannot_be_read() -> None:
    document = benefit(
        {
            "pay/rounding/mode": "oddly",
            "select/items/0/facts": {"of": "award", "where": "fact.price"},
            "date/windows/0/items": ["nothing"],
        }
    )
    assert set(faults(document)) == {
        "/benefits/0/pay/rounding/mode",
        "/benefits/0/select/items/0/facts/where",
        "/benefits/0/date/windows/0/items/0",
    }


@pytest.mark.parametrize(
    "changes",
    [
        {"benefits/0/benefit_id": "B!", "choices": [{"keep": "first", "benefits": ["nobody"]}]},
        {"benefits/0/select/items/0/item_id": 7, "benefits/0/date/windows/0/items": ["nothing"]},
        {"benefits/0/select": None, "benefits/0/date/windows/0/items": ["nothing"]},
    ],
)
def test_while_a_name_cannot_be_read_none_is_missed(changes: dict[str, Any]) -> None:
    (path,) = faults(changed(changes))
    assert "items/0" not in path or path.endswith("item_id")
    assert not path.startswith("/choices")


def test_a_name_of_the_other_benefit_is_not_ones_own() -> None:
    item = {"item_id": "other", "facts": {"of": "award"}, "counts": {"by": "one"}}
    second = changed({"benefit_id": "second", "select/items": [item]}, PLAIN["benefits"][0])
    first = changed({"date/windows/0/items": ["other"]}, PLAIN["benefits"][0])
    found = faults({**PLAIN, "benefits": [first, second], "pools": [AWARD_POOL]})
    assert set(found) == {
        "/benefits/0/date/windows/0/items/0",
        "/benefits/0/select/items/0/item_id",
    }
