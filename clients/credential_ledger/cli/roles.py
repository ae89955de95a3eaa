"""The roles a service knows: what each is for, and which of them may what."""

ROLES = {
    "administrator": "defines credentials, records learning, awards, approves",
    "auditor": "reads everything, the log too",
    "educator": "reads rules and transcripts, asks for decisions and benefits",
    "hr": "keeps districts, employment and pay policies, records credits and documents",
    "issuer": "defines credentials, records learning, awards",
    "operator": "may do everything",
    "payroll": "reads what educators are due, and why",
    "sis": "reads transcripts and employment",
}

CARRIERS = {
    "CORRECT": "administrator, hr, issuer, operator",
    "DECIDE_APPROVAL": "administrator, operator",
    "RECORD_BATCH": "administrator, hr, issuer, operator",
    "READ_CATALOGUE": "administrator, auditor, educator, hr, issuer, operator, payroll, sis",
    "READ_DISTRICT": "administrator, auditor, educator, hr, issuer, operator, payroll, sis",
    "READ_EMPLOYMENT": "administrator, auditor, hr, operator, payroll, sis",
    "READ_LOG": "auditor, operator",
    "READ_POLICY": "administrator, auditor, educator, hr, operator, payroll",
    "READ_SALARY": "administrator, auditor, hr, operator, payroll",
    "READ_TRANSCRIPT": "administrator, auditor, educator, hr, issuer, operator, sis",
    "WRITE_AWARD": "administrator, issuer, operator",
    "WRITE_CATALOGUE": "administrator, issuer, operator",
    "WRITE_CLAIM": "administrator, educator, hr, operator",
    "WRITE_CREDIT": "administrator, hr, operator",
    "WRITE_DISTRICT": "hr, operator",
    "WRITE_EMPLOYMENT": "hr, operator",
    "WRITE_LEARNING": "administrator, issuer, operator",
    "WRITE_POLICY": "hr, operator",
    "WRITE_RECORD": "administrator, hr, issuer, operator",
}
"""Which roles carry a permission."""


def remedy(permission: str) -> str:
    """What a person can do who lacks a permission."""
    if permission not in CARRIERS:
        return "Act in a role that may: --role or LEDGERCTL_ROLE."
    return f"{permission} goes with --role (LEDGERCTL_ROLE) {CARRIERS[permission]}."
