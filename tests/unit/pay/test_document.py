"""A policy document is refused with every fault, each with its path; a good one means one thing."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from ledger.domain.pay.fault import PolicyDocumentInvalid
from ledger.domain.pay.parse import canonical_document, parse_document
from ledger.domain.pay.schema import document_schema
from tests.unit.pay.policies import EXAMPLES, LEARNING, MAKER, PLAIN, benefit, changed

SCHEMA = Draft202012Validator(document_schema())
AWARD_POOL = {
    "counts": "awards",
    "pool_id": "three",
    "title": "Three",
    "sharing": "policy",
    "scope": "career",
    "limit": 3,
}
MONEY_POOL = {
    **AWARD_POOL,
    "counts": "money_before_fte",
    "pool_id": "money",
    "limit": "900.00",
    "when_exceeded": "reduce",
}
USES_THREE = [{"pool": "three", "drawn": "once"}]


def faults(document: object) -> dict[str, str]:
    source = document if isinstance(document, bytes) else json.dumps(document).encode()
    with pytest.raises(PolicyDocumentInvalid) as refused:
        parse_document(source)
    return dict(refused.value.faults)


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.json")), ids=lambda path: path.stem)
def test_every_example_parses_and_meets_the_schema(path: Path) -> None:
    source = path.read_bytes()
    document = parse_document(source)
    SCHEMA.validate(json.loads(source))
    assert parse_document(canonical_document(document).encode()) == document


def test_there_are_three_examples_at_least() -> None:
    assert len(list(EXAMPLES.glob("*.json"))) >= 3


def test_the_schema_is_a_schema_of_draft_2020_12() -> None:
    Draft202012Validator.check_schema(document_schema())


@pytest.mark.parametrize(
    ("path", "value", "fault"),
    [
        ("language", 2, "/language"),
        ("language", True, "/language"),
        ("title", "", "/title"),
        ("title", "two\nlines", "/title"),
        ("title", "x" * 201, "/title"),
        ("surprise", 1, "/surprise"),
        ("pools", {}, "/pools"),
        ("benefits", [], "/benefits"),
        ("combination/method", "lowest", "/combination/method"),
        ("benefits/0/benefit_id", "Not A Slug", "/benefits/0/benefit_id"),
        ("benefits/0/select/awards/kinds", [], "/benefits/0/select/awards/kinds"),
        ("benefits/0/select/awards/kinds", ["badge"], "/benefits/0/select/awards/kinds/0"),
        ("benefits/0/select/awards/informal", 1, "/benefits/0/select/awards/informal"),
        (f"benefits/0/decide/prices/{MAKER}", "365", f"/benefits/0/decide/prices/{MAKER}"),
        (
            f"benefits/0/decide/prices/{MAKER}/amount",
            365,
            f"/benefits/0/decide/prices/{MAKER}/amount",
        ),
        (
            f"benefits/0/decide/prices/{MAKER}/amount",
            "1e9",
            f"/benefits/0/decide/prices/{MAKER}/amount",
        ),
        (
            f"benefits/0/decide/prices/{MAKER}/amount",
            "NaN",
            f"/benefits/0/decide/prices/{MAKER}/amount",
        ),
        (
            f"benefits/0/decide/prices/{MAKER}/amount",
            "-1.00",
            f"/benefits/0/decide/prices/{MAKER}/amount",
        ),
        ("benefits/0/pay/rounding/places", 5, "/benefits/0/pay/rounding/places"),
        ("benefits/0/pay/rounding/places", 1.5, "/benefits/0/pay/rounding/places"),
        ("benefits/0/pay/kind", "weekly", "/benefits/0/pay/kind"),
        ("benefits/0/pay/loss/expired", "never_due", "/benefits/0/pay/loss/expired"),
    ],
)
def test_a_fault_of_form_is_found_at_its_path_and_by_the_schema(
    path: str, value: object, fault: str
) -> None:
    document = changed({path: value})
    assert list(faults(document)) == [fault]
    assert not SCHEMA.is_valid(document)


@pytest.mark.parametrize(
    "path",
    [
        "combination",
        "benefits/0/accumulate/same_credential",
        "benefits/0/date/anchor",
        "benefits/0/date/effective",
        "benefits/0/date/governed_by",
        "benefits/0/decide/approval",
        "benefits/0/pay/fte",
        "benefits/0/pay/fte/above_one",
        "benefits/0/pay/kind",
        "benefits/0/pay/loss/ended_from_date",
        "benefits/0/pay/loss/expired",
        "benefits/0/pay/loss/void_from_start",
        "benefits/0/pay/paid",
        "benefits/0/pay/rounding/mode",
        "benefits/0/pay/rounding/places",
        "benefits/0/pay/time",
        "benefits/0/select/awards/earned_before_hire",
        "pools",
    ],
)
def test_no_key_that_changes_an_amount_may_be_left_out(path: str) -> None:
    document = changed({path: None})
    assert list(faults(document)) == [f"/{path}"]
    assert not SCHEMA.is_valid(document)


@pytest.mark.parametrize("key", ["when_exceeded", "limit", "scope", "sharing", "counts"])
def test_no_key_of_a_pool_may_be_left_out(key: str) -> None:
    document = changed({"pools": [{k: v for k, v in MONEY_POOL.items() if k != key}]})
    assert list(faults(document)) == [f"/pools/0/{key}"]
    assert not SCHEMA.is_valid(document)


def test_all_faults_are_reported_at_once() -> None:
    document = changed(
        {
            "title": None,
            "surprise": 1,
            "benefits/0/benefit_id": "B!",
            f"benefits/0/decide/prices/{MAKER}": {"amount": 1, "note": "x"},
            "combination": {"method": "up_to"},
            "pools": [AWARD_POOL, AWARD_POOL],
        }
    )
    assert set(faults(document)) == {
        "/title",
        "/surprise",
        "/benefits/0/benefit_id",
        f"/benefits/0/decide/prices/{MAKER}/amount",
        f"/benefits/0/decide/prices/{MAKER}/note",
        "/combination/total",
        "/pools/1/pool_id",
    }


def test_a_fault_of_meaning_shows_beside_a_fault_of_form_elsewhere() -> None:
    twice = [*PLAIN["benefits"], {**PLAIN["benefits"][0], "title": 7}, PLAIN["benefits"][0]]
    assert set(faults({**PLAIN, "benefits": twice})) == {
        "/benefits/1/title",
        "/benefits/2/benefit_id",
    }


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        (
            {"decide/bounds": {"minimum": "400.00", "maximum": "800.00"}},
            f"/benefits/0/decide/prices/{MAKER}/amount",
        ),
        ({"decide/bounds": {"minimum": "2.00", "maximum": "1.00"}}, "/benefits/0/decide/bounds"),
        ({"date/anchor": "approved"}, "/benefits/0/date/anchor"),
        ({"accumulate/uses": USES_THREE}, "/benefits/0/accumulate/uses/0/pool"),
        (
            {"pay/rounding/places": 0, f"decide/prices/{MAKER}/amount": "365.5"},
            f"/benefits/0/decide/prices/{MAKER}/amount",
        ),
    ],
)
def test_a_benefit_that_contradicts_itself_is_refused(changes: dict[str, Any], fault: str) -> None:
    prices = {MAKER: {"amount": "365"}, LEARNING: {"amount": "730"}}
    assert list(faults(benefit({"decide/prices": prices, **changes}))) == [fault]


def test_a_pool_whose_limit_is_below_one_price_is_refused() -> None:
    uses = [{"pool": "money", "drawn": "once"}]
    low = {**MONEY_POOL, "limit": "729.99"}
    found = faults(benefit({"accumulate/uses": uses}, pools=[low]))
    assert list(found) == ["/pools/0/limit"]
    assert "730.00" in found["/pools/0/limit"]


def test_a_total_below_one_price_is_refused() -> None:
    total = {"method": "up_to", "total": "729.99"}
    assert list(faults({**PLAIN, "combination": total})) == ["/combination/total"]


def test_what_is_paid_once_is_drawn_once_and_decided_once() -> None:
    one_time = {k: v for k, v in PLAIN["benefits"][0]["pay"].items() if k != "time"}
    document = benefit(
        {
            "pay": {**one_time, "kind": "one_time"},
            "date/governed_by": "version_each_day",
            "accumulate/uses": [{"pool": "three", "drawn": "each_year"}],
        },
        pools=[AWARD_POOL],
    )
    assert set(faults(document)) == {
        "/benefits/0/date/governed_by",
        "/benefits/0/accumulate/uses/0/drawn",
    }


def test_what_is_due_each_year_is_drawn_each_year() -> None:
    pool = {**AWARD_POOL, "counts": "money_after_fte", "pool_id": "money", "limit": "900.00"}
    document = benefit({"accumulate/uses": [{"pool": "money", "drawn": "once"}]}, pools=[pool])
    assert list(faults(document)) == ["/benefits/0/accumulate/uses/0/drawn"]


def test_a_benefit_names_a_pool_only_once() -> None:
    document = benefit({"accumulate/uses": USES_THREE * 2}, pools=[AWARD_POOL])
    assert list(faults(document)) == ["/benefits/0/accumulate/uses/1/pool"]


def test_a_key_that_stands_twice_is_refused_because_one_of_them_would_be_lost() -> None:
    text = json.dumps(PLAIN)
    twice = text.replace('"365.00"}', f'"365.00"}}, "{MAKER}": {{"amount": "1.00"}}')
    assert list(faults(twice.encode())) == [f"/benefits/0/decide/prices/{MAKER}"]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (b"", "not JSON"),
        (b"title: yaml", "not JSON"),
        (b'{"language": NaN}', "not JSON"),
        (b'{"language": 1' + b"0" * 5000 + b"}", "not JSON"),
        (b"\xff\xfe{\x00}", "NUL"),
        (b'{"title": "\xff"}', "not UTF-8"),
        (b"[" * 20 + b"]" * 20, "deeper than 16"),
        (b"[" * 40_000, "deeper than 16"),
        (b'"' + b"x" * 50_000 + b'"', "at most 49152"),
    ],
)
def test_what_cannot_be_read_at_all_has_one_fault_at_the_top(source: bytes, words: str) -> None:
    found = faults(source)
    assert list(found) == [""]
    assert words in found[""]


@pytest.mark.parametrize("source", [b"[]", b"null", b'"text"', b"1"])
def test_a_document_is_an_object(source: bytes) -> None:
    assert faults(source) == {"": "must be an object"}


@pytest.mark.parametrize("character", ["\\u0000", "\\ud800", "\\n", "\\u007f"])
def test_no_text_holds_a_control_character_or_half_a_character(character: str) -> None:
    source = json.dumps(changed({"title": "HERE"})).replace("HERE", f"a{character}b")
    assert list(faults(source.encode())) == ["/title"]


def test_an_unknown_key_with_odd_characters_has_a_path_that_prints() -> None:
    assert list(faults({**PLAIN, "a/b~\n\ud800": 1})) == ["/a~1b~0\\n\\ud800"]


def test_the_refusal_names_every_fault_in_its_message() -> None:
    with pytest.raises(PolicyDocumentInvalid, match=r"/title: is missing, .*/pools: is missing"):
        parse_document(json.dumps(changed({"title": None, "pools": None})).encode())


def test_a_parsed_document_is_no_longer_than_its_text() -> None:
    for path in EXAMPLES.glob("*.json"):
        source = path.read_bytes()
        assert len(canonical_document(parse_document(source)).encode()) <= len(source)
