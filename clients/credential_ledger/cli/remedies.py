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
    "Record it when the day has come. Where the enrollment names a district (ledgerctl enroll "
    "--district-id), dates are judged in the time zone of that district, else in UTC+14."
)
_DATES = "Check the date, or correct the other fact first: ledgerctl correct"
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
    "BEFORE_AWARD": _DATES,
    "AWARD_VOID": "Nothing to do: it was never held.",
    "AWARD_ENDED": "Nothing to do, unless the first revocation is to be corrected.",
    "UNKNOWN_SOURCE": _SEE_TRANSCRIPT,
    "POLICY_DOCUMENT_INVALID": "Mend the document where it says; docs/pay-policy.md explains it.",
    "UNKNOWN_PAY_POLICY": "See what is adopted: ledgerctl policy list",
    "CURSOR_INVALID": _FROM_START,
    "FACT_NOT_OF_EDUCATOR": _SEE_TRANSCRIPT,
    "CORRECTION_NOT_PERMITTED": "Act in a role that records such facts: --role or LEDGERCTL_ROLE.",
    "FACT_ANNULLED": "Annul the annulment to restore it.",
    "STALE_LINK": "Somebody corrected it before you: look at it again, then decide.",
    "CORRECTION_OF_ANOTHER_KIND": "Replace it with the same kind of fact, or annul it.",
    "UNKNOWN_DISTRICT": "Register it first: ledgerctl district register",
    "CALENDAR_OVERLAP": _SEE_DISTRICT,
    "SEGMENT_EXISTS": "Correct that fact instead: ledgerctl correct",
    "POLICY_OF_ANOTHER_DISTRICT": "Choose another policy id.",
    "UNKNOWN_CREDENTIAL": _LIST_CREDENTIALS,
    "UNKNOWN_CREDENTIAL_VERSION": _LIST_CREDENTIALS,
    "FUTURE_DATE": _NOT_YET,
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
    "EDUCATOR_NOT_EMPLOYED": "Record the employment first: ledgerctl educator employ",
    "UNKNOWN_SUBJECT": _SEE_TRANSCRIPT,
    "APPROVER_WAS_ASSESSOR": _OTHER_PERSON,
    "AWARD_HELD": "Nothing to do: it is held.",
    "LIMIT_UNIT_DIFFERS": "Give the limit in the credit's unit.",
    "INVALIDATES_LATER_FACT": "Correct the later fact first: ledgerctl correct",
    "ANSWER_TOO_LARGE": (
        "Ask about an earlier day: --on. A transcript comes item by item with: "
        "ledgerctl transcript watch"
    ),
    "CONSUMER_TOO_SLOW": "Start again where it ended: --cursor",
    "UNAVAILABLE": _LATER,
}
