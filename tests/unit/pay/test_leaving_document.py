"""What a document may not say of who leaves, what of it never matters, and what it names."""

import json
from typing import Any

import pytest

from ledger.domain.pay.checking import check_document
from ledger.domain.pay.parse import parse_document
from ledger.domain.pay.reading.mentions import mentions
from tests.unit.pay.leaving import ALL_THREE, RETIRED, TWO_YEARS, YEAR, months, reward, rule
from tests.unit.pay.policies import PLAIN, benefit, faults
from tests.unit.pay.rules import AT, EARNED, told

RULES = f"{AT}/pay/separation"
PAPER = {"day": "received", "documents": ["transcript"]}
NAMED = {name: {"day": "named", "name": name} for name in ("approved", "claimed", "decided")}


def test_a_document_in_which_every_entry_can_matter() -> None:
    assert told(reward(ALL_THREE)) == {}
    assert told(reward([rule("100", None, "moved"), rule("0", None, "moved", "resigned")])) == {}


def test_more_than_all_cannot_be_kept() -> None:
    assert list(faults(reward([rule("100.01")]))) == [f"{RULES}/0/keeps_percent"]


@pytest.mark.parametrize("kind", ["base_increase", "per_pay_period"])
def test_what_is_pay_for_the_days_worked_is_not_paid_back(kind: str) -> None:
    pay = {**PLAIN["benefits"][0]["pay"], "kind": kind, "separation": [YEAR]}
    if kind == "per_pay_period":
        del pay["time"]
    assert faults(benefit({"pay": pay})) == {RULES: "is not known here"}


def test_an_empty_list_is_refused() -> None:
    assert list(faults(reward([]))) == [RULES]


@pytest.mark.parametrize(
    ("before", "changes", "path"),
    [
        (months(12, PAPER), {}, f"{RULES}/0/before"),
        (months(12, {"day": "named", "name": "started"}), {}, f"{RULES}/0/before"),
        (months(12, NAMED["approved"]), {}, f"{RULES}/0/before/start"),
        (months(12, NAMED["claimed"]), {}, f"{RULES}/0/before/start"),
        ({"day": "in_year", "month": 2, "day_of_month": 30}, {}, f"{RULES}/0/before"),
        (
            months(12, NAMED["decided"]),
            {"select/claim": {"rule": "required", "decision_required": False}},
            f"{RULES}/0/before",
        ),
        (
            months(12, NAMED["approved"]),
            {"select/approval": {"rule": "required", "withdrawn": "ends", "items": ["awards"]}},
            f"{RULES}/0/before",
        ),
        (
            {"day": "later_of", "days": [EARNED, PAPER]},
            {"date/effective": {}, "date/otherwise": {"then": "does_not_count"}},
            f"{RULES}/0/before",
        ),
    ],
)
def test_a_day_that_may_be_missing_or_is_none_is_refused(
    before: dict[str, Any], changes: dict[str, Any], path: str
) -> None:
    assert list(faults(reward([rule("0", before)], **changes))) == [path]


@pytest.mark.parametrize(
    ("before", "changes"),
    [
        (months(12, {"day": "named", "name": "hired"}), {}),
        (
            months(12, NAMED["decided"]),
            {"select/claim": {"rule": "required", "decision_required": True}},
        ),
        (
            months(12, NAMED["approved"]),
            {"select/approval": {"rule": "required", "withdrawn": "ends"}},
        ),
    ],
)
def test_a_day_that_is_sure_to_be_there_is_none_to_refuse(
    before: dict[str, Any], changes: dict[str, Any]
) -> None:
    assert told(reward([rule("0", before)], **changes)) == {}


@pytest.mark.parametrize(("asked", "refused"), [("later_of", False), ("earlier_of", True)])
def test_a_paper_that_every_window_asks_for_is_there(asked: str, refused: bool) -> None:
    document = reward([rule("0", months(12, PAPER))])
    (window,) = document["benefits"][0]["date"]["windows"]
    window["effective"] = {"day": asked, "days": [EARNED, PAPER]}
    checked = check_document(json.dumps(document).encode())
    assert bool(checked.faults) is refused


@pytest.mark.parametrize(
    ("rules", "path"),
    [
        ([YEAR, RETIRED], f"{RULES}/1"),
        ([rule("100")], f"{RULES}/0"),
        ([rule("0"), YEAR], f"{RULES}/1"),
        ([TWO_YEARS, YEAR], f"{RULES}/1"),
        ([rule("0", None, "moved", "resigned"), rule("50", None, "moved")], f"{RULES}/1"),
        ([rule("0", EARNED)], f"{RULES}/0/before"),
    ],
)
def test_an_entry_that_never_matters_is_told(rules: list[dict[str, Any]], path: str) -> None:
    assert list(told(reward(rules))) == [path]


def test_reasons_are_names_that_stand_elsewhere() -> None:
    found = mentions(parse_document(json.dumps(reward([RETIRED, YEAR])).encode()))
    named = {(each.path, each.name) for each in found if each.of == "separation_reason"}
    assert named == {
        (f"{RULES}/0/reasons/0", "retirement"),
        (f"{RULES}/0/reasons/1", "reduction-in-force"),
    }
