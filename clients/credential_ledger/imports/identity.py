"""Ids that follow from what a file says, so that no import has to remember an earlier one.

All are UUIDv5, and everything needed to make them again is published here:

- the request id of a person is made of district, LF, sourcedId;
- the ledger mints the id of a fact, and so of an educator, of who recorded it, LF, its request id;
- the request id of any other fact about a person is made of district, LF, its sort, LF, what its
  rows say.
"""

from uuid import UUID, uuid5

LEDGER_NAMESPACE = UUID("7d3f0c52-6f0e-5b7e-9c1d-0b6f2a8f4e11")
"""That under which the ledger mints every id."""

IMPORT_NAMESPACE = UUID("b9a3a3c2-52c5-5a57-8c5e-0d0a4f1c7e36")
"""That under which imports make their request ids."""


def registration(district_id: str, sourced_id: str) -> str:
    """The request id under which a person of a district is registered."""
    return str(uuid5(IMPORT_NAMESPACE, f"{district_id}\n{sourced_id}"))


def educator_id(principal: str, district_id: str, sourced_id: str) -> str:
    """The educator that a person is, where `principal` registered them."""
    return fact_id(principal, registration(district_id, sourced_id))


def fact_id(principal: str, request_id: str) -> str:
    """What the ledger calls a fact that `principal` recorded under a request id."""
    return str(uuid5(LEDGER_NAMESPACE, f"{principal}\n{request_id}"))


def request_id(district_id: str, sort: str, said: str) -> str:
    """The request id of a fact, by what it says."""
    return str(uuid5(IMPORT_NAMESPACE, f"{district_id}\n{sort}\n{said}"))


def following(earlier: str, position: int) -> str:
    """The request id of what was recorded at a position, replaced since, and is said again."""
    return str(uuid5(IMPORT_NAMESPACE, f"{earlier}\n{position}"))
