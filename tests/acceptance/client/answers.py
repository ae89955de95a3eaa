"""Answers as plain JSON, for the service to give."""

from typing import Any

BASIS = {"position": 41, "recorded_at": "2026-11-24T10:00:00Z"}
YEAR = {
    "kind": "YEAR_KIND_CONTRACT",
    "name": "2026-27",
    "year_from": "2026-07-01",
    "year_until": "2027-07-01",
}
REASON = {
    "stage": "EXPLANATION_STAGE_EXPLAIN",
    "code": "due",
    "inputs": {},
    "result": "600.00",
    "positions": [12, 14],
    "text": "Maker Educator earns a base increase.",
    "document_path": "/benefits/0",
    "children": [],
}


def usd(amount: str) -> dict[str, str]:
    return {"currency_code": "USD", "amount": amount}


ELIGIBILITY: dict[str, Any] = {
    "educator_id": "ada",
    "district_id": "lakeview",
    "effective_on": "2026-09-15",
    "contract_year": YEAR,
    "segments": [
        {
            "segment_id": "s-1",
            "policy_id": "base",
            "policy_version": 2,
            "benefit_id": "increase",
            "award_id": "a-1",
            "credential_id": "maker",
            "state": "ELIGIBILITY_STATE_DUE",
            "outcome": {"kind": "OUTCOME_KIND_BASE_INCREASE", "annual_rate": usd("1600.00")},
            "payments": [
                {"payable_on": "2026-10-25", "pay_period": "October", "amount": usd("1333.33")}
            ],
            "waiting_for": [],
            "explanation": REASON,
            "supersedes": [],
            "assignment_id": "grade-5",
            "effective_from": "2026-09-01",
            "effective_until": "2027-07-01",
            "amount": usd("1333.33"),
            "fact_ids": ["a-1"],
        }
    ],
    "assignments": [
        {"assignment_id": "grade-5", "annual_rate": usd("1600.00"), "amount": usd("1333.33")}
    ],
    "annual_rate": usd("1600.00"),
    "amount": usd("1333.33"),
    "explanation": REASON | {"text": "1,333.33 USD are due.", "children": [REASON]},
    "next_steps": [],
}
