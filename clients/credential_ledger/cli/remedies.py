"""What a person can do about each refusal, by its name on the wire.

FIELD_INVALID names its fields and what is wrong with each; for PERMISSION_MISSING there is `roles`.
"""

_MORE = "Give more than 0."
_LATER = "Run the same command again in a moment."
_LIST_CREDENTIALS = "See what is defined: ledgerctl credential list"
_SEE_CREDENTIAL = "See its parts: ledgerctl credential get"
_SEE_TRANSCRIPT = "See the educator's facts and their ids: ledgerctl transcript show --facts"
_SEE_DISTRICT = "See what is published: ledgerctl district get"
_FROM_START = "Ask again from the first page or without the cursor, with the same other options."
_NOT_YET = (
    "Record it when the day has come. Where the enrollment names a district (ledgerctl enrollment "
    "record --district), dates are judged in the time zone of that district, else in UTC+14."
)
_DATES = "Check the date, or correct the other fact first: ledgerctl correct"
_LIST_STACKS = "See what is defined: ledgerctl stack list"
_SEE_EMPLOYMENT = "See the educator's jobs and their days: ledgerctl educator get"
_OTHER_PERSON = "Somebody else has to do this."

REMEDIES = {
    "PRINCIPAL_MISSING": "Say who asks: --principal or LEDGERCTL_PRINCIPAL.",
    "PRINCIPAL_NOT_ACCEPTED": "Call from the machine the service runs on.",
    "SHUTTING_DOWN": _LATER,
    "QUEUE_FULL": _LATER,
    "ENTRY_TOO_LARGE": "Say less in one command: shorten texts or lists.",
    "REQUEST_ID_REUSED": "Leave out --request-id, or repeat the first command unchanged.",
    "UNKNOWN_ISSUER": "Register it first: ledgerctl issuer register",
    "CREDENTIAL_OF_ANOTHER_ISSUER": "Choose another credential id, or name its issuer.",
    "STACK_OF_ANOTHER_ISSUER": "Choose another stack id, or name its issuer.",
    "PAGE_TOKEN_INVALID": _FROM_START,
    "UNKNOWN_POSITION": "Ask for a position from 1 to the head.",
    "POSITION_BEYOND_HEAD": "Give a position that a receipt of this ledger named.",
    "KNOWN_IN_FUTURE": "Leave out --known to ask what is known now.",
    "KNOWN_BEFORE_FIRST": "Ask about a later time.",
    "CURRENCY_FIXED": "Register the district with the currency it has.",
    "HOURS_NOT_POSITIVE": _MORE,
    "ASSESSORS_NOT_DISTINCT": "Name each assessor once.",
    "DECIDED_BEFORE_REQUEST": "Check the two dates.",
    "AMOUNT_NOT_POSITIVE": _MORE,
    "UNKNOWN_EDUCATOR": "See who is there: ledgerctl educator list",
    "UNKNOWN_ENROLLMENT": _SEE_TRANSCRIPT,
    "UNKNOWN_AWARD": _SEE_TRANSCRIPT,
    "UNKNOWN_CLAIM": _SEE_TRANSCRIPT,
    "BEFORE_AWARD": _DATES,
    "AWARD_VOID": "Nothing to do: it was never held.",
    "AWARD_ENDED": "Nothing to do, unless the first revocation is to be corrected.",
    "AWARD_UNSUPPORTED": _SEE_TRANSCRIPT,
    "AWARD_SUSPENDED": "Reinstate it first: ledgerctl award reinstate",
    "AWARD_NOT_SUSPENDED": "Nothing to do, unless the day is to be another.",
    "AWARD_EXPIRED": "Renew it first: ledgerctl award renew",
    "AWARD_WITHOUT_EXPIRY": "Nothing to do: it does not expire.",
    "RENEWAL_WITHOUT_TERM": "Give --expires-on.",
    "RENEWAL_TOO_SHORT": "Give a later --expires-on.",
    "UNKNOWN_SOURCE": _SEE_TRANSCRIPT,
    "POLICY_DOCUMENT_INVALID": "Mend the document where it says; docs/pay-policy.md explains it.",
    "UNKNOWN_PAY_POLICY": "See what is adopted: ledgerctl policy list",
    "UNKNOWN_PAY_POLICY_VERSION": "See its versions: ledgerctl policy list",
    "UNKNOWN_BENEFIT": "See the benefits of the policy: ledgerctl policy get",
    "CURSOR_INVALID": _FROM_START,
    "FACT_NOT_OF_EDUCATOR": _SEE_TRANSCRIPT,
    "CORRECTION_NOT_PERMITTED": "Act in a role that records such facts: --role or LEDGERCTL_ROLE.",
    "FACT_ANNULLED": "Annul the annulment to restore it.",
    "STALE_LINK": "Somebody corrected it before you: look at it again, then decide.",
    "CORRECTION_OF_ANOTHER_KIND": "Replace it with the same kind of fact, or annul it.",
    "UNKNOWN_DISTRICT": "Register it first: ledgerctl district register",
    "UNKNOWN_SCHOOL": "Record it first: ledgerctl school record",
    "UNKNOWN_CALENDAR": _SEE_DISTRICT,
    "UNKNOWN_SALARY_SCHEDULE": "Publish it first, in force by that day: ledgerctl schedule publish",
    "UNKNOWN_SCHEDULE_CELL": "Check lane and step against the schedule in force on that day.",
    "UNKNOWN_CONTRACT_YEAR": _SEE_DISTRICT,
    "UNKNOWN_PAY_DATE": _SEE_DISTRICT,
    "CALENDAR_OVERLAP": _SEE_DISTRICT,
    "SEGMENT_EXISTS": "Correct that fact instead: ledgerctl correct",
    "POLICY_OF_ANOTHER_DISTRICT": "Choose another policy id.",
    "POLICY_VERSION_AFTER_BASIS": "Make the run again, on a basis that knows that version.",
    "BEFORE_PAY_POLICY": "Give that day, or a later one.",
    "PAY_POLICY_RETIRED": "Nothing to do, unless it is to be retired earlier: give that day.",
    "CURRENCY_DIFFERS": "Give the totals in the district's currency.",
    "PAY_DATE_STATED": (
        "See that run: ledgerctl payroll runs. Where this one adds to it, say --supplementary."
    ),
    "NOTHING_TO_SUPPLEMENT": "Leave out --supplementary, or check the pay date.",
    "PAYROLL_RUN_PASSED_OVER": "Make the run again, as known now, without --since-basis.",
    "UNKNOWN_CREDENTIAL": _LIST_CREDENTIALS,
    "UNKNOWN_CREDENTIAL_VERSION": _LIST_CREDENTIALS,
    "EARNED_ELSEWHERE": "Record it from its documents: ledgerctl external-award record",
    "EARNED_HERE": "Enroll, then award: ledgerctl enrollment record, ledgerctl award grant",
    "PREREQUISITE_CIRCULAR": "Leave out the prerequisite that leads back to it.",
    "UNKNOWN_STACK": _LIST_STACKS,
    "STACK_CIRCULAR": "Leave out the stack that leads back to it.",
    "NOT_RECOGNIZED": "See what is recognized, and when: ledgerctl recognition list",
    "VERSION_RETIRED": "Use a later version: ledgerctl credential list",
    "FUTURE_DATE": _NOT_YET,
    "BALANCE_AFTER_FIRST_PAYROLL": (
        "Date it no later than that day. See the pay periods: ledgerctl district get"
    ),
    "SEPARATION_EXISTS": "Correct that separation instead: ledgerctl correct",
    "NOT_EMPLOYED_ON": _SEE_EMPLOYMENT,
    "UNKNOWN_ASSIGNMENT": _SEE_EMPLOYMENT,
    "PRIMARY_ASSIGNMENT_EXISTS": "Leave out --primary, or correct the other: ledgerctl correct",
    "LEAVE_OVERLAPS": "Check the days, or correct that leave instead: ledgerctl correct",
    "PLACEMENT_EXISTS": "Correct that placement instead: ledgerctl correct",
    "BALANCE_RECORDED": "Correct that balance instead: ledgerctl correct",
    "ENROLLMENT_OPEN": "Go on with the open enrollment.",
    "PREREQUISITE_NOT_HELD": "Record the award of the prerequisite first.",
    "ENROLLMENT_UNSUPPORTED": _SEE_TRANSCRIPT,
    "SOURCE_UNSUPPORTED": _SEE_TRANSCRIPT,
    "BEFORE_ENROLLMENT": _DATES,
    "UNKNOWN_ASSESSMENT": _SEE_CREDENTIAL,
    "UNKNOWN_CRITERION": _SEE_CREDENTIAL,
    "ASSESSOR_IS_EDUCATOR": _OTHER_PERSON,
    "ASSESSORS_TOO_FEW": "Name more assessors: --assessor, once for each.",
    "CRITERION_NOT_SCORED": "Score every criterion: --score, once for each.",
    "ASSESSMENT_PASSED": "Nothing to do: it is passed.",
    "ATTEMPTS_USED_UP": "A new enrollment starts with fresh attempts.",
    "ENROLLMENT_CLOSED": "Start another enrollment, or correct the fact that closed it.",
    "UNKNOWN_COMPONENT": _SEE_CREDENTIAL,
    "HOURS_ABOVE_MAXIMUM": "Check the hours against the component's maximum.",
    "COMPONENTS_MISSING": "Record the missing activities first.",
    "HOURS_TOO_FEW": "Record the missing activities first.",
    "ASSESSMENT_NOT_PASSED": "Record the passed assessment first.",
    "CREDIT_RECORDED": "Correct that credit instead: ledgerctl correct",
    "APPROVER_OF_ANOTHER_DISTRICT": "Act for that district: --district or LEDGERCTL_DISTRICT.",
    "APPROVER_IS_EDUCATOR": _OTHER_PERSON,
    "EDUCATOR_NOT_EMPLOYED": "Record the employment first: ledgerctl employment record",
    "UNKNOWN_SUBJECT": _SEE_TRANSCRIPT,
    "SUBJECT_UNSUPPORTED": _SEE_TRANSCRIPT,
    "BEFORE_CLAIM": _DATES,
    "ITEM_CLAIMED": "Leave it out, or withdraw the other claim: ledgerctl claim withdraw",
    "CLAIM_WITHDRAWN": "Submit another claim: ledgerctl claim submit",
    "CLAIM_DECIDED": "Nothing to do, unless the decision is to be corrected: ledgerctl correct",
    "REQUEST_OPEN": "Wait for its decision, or record that: ledgerctl approval decide",
    "APPROVER_WAS_ASSESSOR": _OTHER_PERSON,
    "AWARD_HELD": "Nothing to do: it is held. Where it is suspended: ledgerctl award reinstate",
    "LIMIT_UNIT_DIFFERS": "Give the limit in the credit's unit.",
    "FACT_RECORDED": "Nothing to do, unless that fact is to be corrected: ledgerctl correct",
    "INVALIDATES_LATER_FACT": "Correct the later fact first: ledgerctl correct",
    "HYPOTHETICAL_REFUSED": "Mend that fact in the file of --if; the facts are counted from 0.",
    "ANSWER_TOO_LARGE": (
        "Ask about an earlier day: --on. A transcript comes item by item with: "
        "ledgerctl transcript watch"
    ),
    "CONSUMER_TOO_SLOW": "Start again where it ended: --cursor",
    "WORKER_LOST": "Run it again; where memory is short, for one --year at a time.",
    "UNAVAILABLE": _LATER,
}
