"""`ledgerctl policy check --district`: what a document names is looked up in the district."""

from typing import Any

from tests.acceptance.client.checking import Checked, paths
from tests.support.fake_service import FakeService

AT = "/benefits/0/select/assignments"


def test_a_school_that_is_not_there_is_a_fault(check: Checked) -> None:
    schools = {"schools": ["north", "south"]}
    code, found = check("--district", "lakeview", select__assignments=schools)
    assert code == 1
    assert f"{AT}/schools/1" in paths(found["faults"])
    assert f"{AT}/schools/0" not in paths(found["faults"])
    assert "the district has no school south" in [each["problem"] for each in found["faults"]]


def test_roles_and_groups_that_nobody_has_are_told(check: Checked) -> None:
    selected = {"roles": ["teacher", "nurse"], "employee_groups": ["tea", "aides", "drivers"]}
    _, found = check("--district", "lakeview", select__assignments=selected)
    told = [path for path in paths(found["warnings"]) if path.startswith(AT)]
    assert told == [f"{AT}/roles/1", f"{AT}/employee_groups/2"]


def test_reasons_for_which_nobody_has_left_are_told(check: Checked) -> None:
    reasons = ["retirement", "retired"]
    rules = [{"title": "Any", "reasons": reasons, "keeps_percent": "50"}]
    _, found = check("--district", "lakeview", pay__separation=rules)
    told = {each["path"]: each["problem"] for each in found["warnings"] if "left" in str(each)}
    path = "/benefits/0/pay/separation/0/reasons/1"
    assert told == {path: "nobody has left the district for the reason retired yet"}


def test_credentials_that_no_catalogue_has_are_faults(check: Checked) -> None:
    code, found = check("--district", "lakeview")
    assert code == 1
    assert found["faults"]
    assert all("is defined" in each["problem"] for each in found["faults"])


def test_a_pool_that_another_policy_declares_otherwise_is_told(check: Checked) -> None:
    def told(*options: str) -> list[dict[str, str]]:
        found = check("--district", "lakeview", *options)[1]["warnings"]
        return [each for each in found if each["path"].startswith("/pools")]

    problem = "the policy other declares limit of the pool otherwise"
    assert told() == [{"path": "/pools/0/limit", "problem": problem}]
    assert told("--policy-id", "other") == []


def test_what_an_earlier_version_speaks_of_is_not_told_to_be_left_out(check: Checked) -> None:
    begins = ("--district", "lakeview", "--effective-from", "2026-07-01")

    def told(*options: str) -> list[str]:
        found = check(*begins, *options, date__governed_by="version_on_award")[1]
        return [each["problem"] for each in found["warnings"] if each["path"] == "/benefits"]

    (nobody_knows,) = told()
    assert "never counts, unless an earlier version" in nobody_knows
    assert told("--policy-id", "same") == []
    (never,) = told("--policy-id", "new")
    assert "before 2026-07-01 never counts: date" in never


def test_what_no_calendar_of_the_district_names_is_told(check: Checked) -> None:
    def day(unit: str) -> dict[str, Any]:
        earned = {"day": "named", "name": "earned"}
        return {"day": "moved", "start": earned, "direction": "after", "count": 5, "unit": unit}

    term = {
        "day": "aligned",
        "start": day("business_days"),
        "edge": "next_start",
        "period": "term",
        "first_day": "waits",
    }
    windows = [
        {"title": "A", "deadlines": [], "effective": {"day": "later_of", "days": days}}
        for days in ([term, day("school_days")], [day("pay_periods"), day("contract_days")])
    ]
    _, found = check("--district", "lakeview", date__windows=windows)
    at = "/benefits/0/date/windows"
    told = {each["path"].removeprefix(at): each["problem"] for each in found["warnings"]}
    assert {path: each for path, each in told.items() if "calendar" in each} == {
        "/0/effective/days/0/period": "no calendar of the district names a term",
        "/0/effective/days/0/start/unit": (
            "no calendar of the district says which days are business days"
        ),
        "/1/effective/days/1/unit": "no calendar of the district says which days are contract days",
    }


def test_without_a_district_nobody_is_asked(check: Checked, service: FakeService) -> None:
    found = check(select__assignments={"schools": ["south"]})
    assert found == (0, {"faults": [], "warnings": []})
    assert service.requests("GetDistrict") == []


def test_the_district_that_somebody_acts_for_is_looked_up_too(
    check: Checked, service: FakeService
) -> None:
    asked = {"select__assignments": {"schools": ["south"]}}
    acting = ("--district", "lakeview")
    code, found = check(acting=acting, **asked)
    assert code == 1
    assert f"{AT}/schools/0" in paths(found["faults"])
    check("--district", "northfield", acting=acting, **asked)
    assert [each.district_id for each in service.requests("GetDistrict")] == [
        "lakeview",
        "northfield",
    ]


def test_contract_years_begin_as_the_district_publishes(check: Checked) -> None:
    earned = {"day": "named", "name": "earned"}

    def windows(*months: int, asked: tuple[str, ...] = ()) -> list[str]:
        limits = ({"day": "in_year", "month": month, "day_of_month": 1} for month in months)
        several = [
            {
                "title": "By then",
                "deadlines": [{"date": earned, "order": "not_after", "limit": limit}],
                "effective": earned,
            }
            for limit in limits
        ]
        found = check(*asked, date__windows=several)[1]["warnings"]
        return [each["problem"].rpartition(", ")[2] for each in found if "begin" in each["problem"]]

    district = ("--district", "lakeview")
    assert windows(3, 10) == ["where contract years begin on 1 July"]
    assert windows(10, 3) == []
    assert windows(10, 3, asked=district) == ["where contract years begin on 1 January"]
    assert windows(3, 10, asked=district) == []


def test_what_was_earned_before_the_first_day_of_the_policy_never_counts(check: Checked) -> None:
    item = {
        "item_id": "early",
        "facts": {"of": "award", "earned_until": "2026-01-01"},
        "counts": {"by": "one"},
    }
    earlier = {"select__items": [item], "date__governed_by": "version_on_award"}
    path = "/benefits/0/select/items/0/facts/earned_until"
    assert check(**earlier)[1]["warnings"] == []
    found = check("--effective-from", "2026-07-01", **earlier)[1]["warnings"]
    assert paths(found) == [path]
