"""A transcript with an item of every kind, as the service answers it."""

from typing import Any

from tests.acceptance.client.answers import BASIS

COURSE = {"title": "Teaching reading", "provider": "Northlake", "grade": "A-"}
THREE = {"amount": "3", "unit": "CREDIT_UNIT_SEMESTER_CREDIT"}
PROBLEM = {"reason": "UNKNOWN_SUBJECT", "text": "There is nothing."}
GOOD = {
    "spans": [
        {"held_from": "2026-01-15", "held_until": "2026-04-01"},
        {"held_from": "2026-05-01"},
    ],
    "renewals": [{"fact_id": "n-1", "renewed_on": "2026-03-01", "expires_on": "2028-01-15"}],
    "suspensions": [
        {
            "fact_id": "s-1",
            "reason_code": "inquiry",
            "effective_on": "2026-04-01",
            "reinstated_on": "2026-05-01",
        }
    ],
    "reinstatements": [{"fact_id": "i-1", "effective_on": "2026-05-01", "problem": PROBLEM}],
}
DEGREE = {
    "credential": {"title": "Master of Education"},
    "awarding_body": "Northlake",
    "completed_on": "2026-01-15",
    "reference": "N-7",
    "started_on": "2024-09-01",
    "good_standing": GOOD,
}
PAPER = {
    "fact_id": "d-1",
    "kind": "transcript",
    "standing": "DOCUMENT_STANDING_OFFICIAL",
    "received_on": "2026-02-16",
}
ITEMS: dict[str, dict[str, Any]] = {
    "external_award": DEGREE,
    "credit": THREE
    | {
        "course": COURSE,
        "earned_on": "2025-12-12",
        "started_on": "2025-09-08",
        "category": "reading",
        "time": "COURSE_TIME_OWN",
        "payer": "PAYER_EDUCATOR",
    },
    "claim": {
        "district_id": "lakeview",
        "policy_id": "annual",
        "benefit_id": "stipend",
        "contract_year": "2025-26",
        "items": ["x-1"],
        "submitted_on": "2026-02-20",
        "state": "CLAIM_STATE_WITHDRAWN",
        "withdrawals": [
            {"fact_id": "w-1", "withdrawn_on": "2026-02-21", "reason_code": "mistaken"}
        ],
    },
    "request": {
        "district_id": "lakeview",
        "requested_on": "2025-08-18",
        "role": "principal",
        "planned_course": {"course": COURSE, "credit": THREE, "planned_from": "2025-09-08"},
        "state": "REQUEST_STATE_OPEN",
    },
    "waiver": {
        "district_id": "lakeview",
        "rule": "approval-before-start",
        "reason_code": "late-hire",
        "role": "principal",
        "granted_by": "kim",
        "granted_on": "2026-05-01",
        "effective_from": "2026-05-01",
        "effective_until": "2026-06-01",
        "subject_id": "x-1",
    },
}


def transcript(kinds: tuple[str, ...] = tuple(ITEMS), **whole: Any) -> dict[str, Any]:
    items = [
        {
            "fact_id": f"{kind}-1",
            "educator_id": "ada",
            "positions": [7],
            "status": "TRANSCRIPT_STATUS_RECORDED",
            "documents": [PAPER],
            kind: ITEMS[kind],
        }
        for kind in kinds
    ]
    return {"transcript": {"educator_id": "ada", "items": items} | whole, "basis": BASIS}
