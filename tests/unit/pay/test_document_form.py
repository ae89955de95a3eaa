"""A policy document out of form is refused with the path of each fault."""

import json
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from ledger.domain.pay.parse import canonical_document, parse_document
from ledger.domain.pay.reading.fault import PolicyDocumentInvalid
from ledger.domain.pay.reading.schema import document_schema
from tests.unit.pay.policies import EXAMPLES, MAKER, MONEY_POOL, PLAIN, changed, faults

ASSIGNMENTS = "benefits/0/select/assignments"
SHARE = "must be a share from 0 to 1, as a string such as '0.5'"
PERCENTAGE = "must be a percentage up to 100, as a string such as '50'"
SCHEMA = Draft202012Validator(document_schema())


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.json")), ids=lambda path: path.stem)
def test_every_example_parses_and_meets_the_schema(path: Path) -> None:
    source = path.read_bytes()
    document = parse_document(source)
    SCHEMA.validate(json.loads(source))
    assert parse_document(canonical_document(document).encode()) == document


@pytest.mark.parametrize(
    ("day", "problem"),
    [
        ("2025-10-01", None),
        ("2025-02-29", "2025-02-29 is no day of the calendar"),
        ("1 October 2025", "must be a date such as '2025-10-01'"),
        ("20251001", "must be a date such as '2025-10-01'"),
        ("0025-10-01", "must lie between 1900-01-01 and 2199-12-31"),
        (20251001, "must be a date such as '2025-10-01'"),
    ],
)
def test_a_day_is_a_date_of_the_calendar(day: object, problem: str | None) -> None:
    path = "benefits/0/select/items/0/facts/earned_from"
    document = changed({path: day})
    if problem is None:
        read = parse_document(json.dumps(document).encode())
        assert read.benefits[0].select.items[0].facts.earned_from == date(2025, 10, 1)
        SCHEMA.validate(document)
    else:
        assert faults(document) == {f"/{path}": problem}


@pytest.mark.parametrize("share", ["0", "0.25", "1", "1.0000"])
def test_a_share_lies_between_nothing_and_all(share: str) -> None:
    bound = {"share_of_time_below": share, "share_of_time_of": "each_assignment"}
    document = changed({ASSIGNMENTS: bound})
    SCHEMA.validate(document)
    parse_document(json.dumps(document).encode())


@pytest.mark.parametrize(
    ("path", "value", "problem"),
    [
        (f"{ASSIGNMENTS}/minimum_share_of_time", "1.5", SHARE),
        (f"{ASSIGNMENTS}/minimum_share_of_time", "50", SHARE),
        (f"{ASSIGNMENTS}/share_of_time_below", "1.0001", SHARE),
        (
            "benefits/0/select/items/0/facts",
            {"of": "contract_year_worked", "minimum_share": "75"},
            SHARE,
        ),
        ("recovery", {"places": 2, "maximum_share_of_monthly_base": "150"}, PERCENTAGE),
        ("recovery", {"places": 2, "maximum_share_of_monthly_base": "100.1"}, PERCENTAGE),
    ],
)
def test_a_share_beyond_all_is_a_fault(path: str, value: object, problem: str) -> None:
    document = changed({path: value})
    ((at, told),) = faults(document).items()
    assert at.startswith(f"/{path}")
    assert told == problem
    assert not SCHEMA.is_valid(document)


def test_there_are_three_examples_at_least() -> None:
    assert len(list(EXAMPLES.glob("*.json"))) >= 3


def test_the_published_schema_is_that_of_the_types() -> None:
    published = EXAMPLES.parents[1] / "clients/credential_ledger/pay-policy.schema.json"
    assert json.loads(published.read_text(encoding="utf-8")) == document_schema()


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
        ("benefits/0/select/items/0/facts/kinds", [], "/benefits/0/select/items/0/facts/kinds"),
        (
            "benefits/0/select/items/0/facts/kinds",
            ["badge"],
            "/benefits/0/select/items/0/facts/kinds/0",
        ),
        (
            "benefits/0/select/items/0/facts/informal",
            1,
            "/benefits/0/select/items/0/facts/informal",
        ),
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
        "benefits/0/accumulate/count",
        "benefits/0/date/governed_by",
        "benefits/0/date/otherwise",
        "benefits/0/date/windows",
        "benefits/0/date/windows/0/deadlines",
        "benefits/0/date/windows/0/effective",
        "benefits/0/pay/lasts",
        "benefits/0/pay/leave",
        "benefits/0/select/claim",
        "benefits/0/select/conditions",
        "choices",
        "benefits/0/select/approval",
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
        "benefits/0/select/earned_before_hire",
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
