"""Page tokens and cursors are good for their own query and database, and for nothing else."""

import base64
import string
from datetime import date

import pytest

from credential_ledger.v1.catalog_service_pb2 import ListCredentialsRequest
from credential_ledger.v1.credential_pb2 import CredentialKind
from credential_ledger.v1.educator_service_pb2 import ListEducatorsRequest
from credential_ledger.v1.salary_service_pb2 import ListPayPoliciesRequest
from ledger.domain.refusals.question import CursorInvalid, PageTokenInvalid
from services.tokens import PageEnd, SalaryPlace, Tokens

TOKENS = Tokens(b"k" * 32)
END = PageEnd(position=7, key=("maker-educator", 2))
QUERY = ListCredentialsRequest(issuer_id="crafted")


def test_a_page_token_tells_where_the_page_ended() -> None:
    assert TOKENS.page_end(QUERY, TOKENS.page_token(QUERY, END)) == END


def test_the_next_page_may_have_another_size() -> None:
    token = TOKENS.page_token(QUERY, END)
    again = ListCredentialsRequest(issuer_id="crafted", page_size=5, page_token=token)
    assert TOKENS.page_end(again, token) == END


@pytest.mark.parametrize(
    "other",
    [
        ListCredentialsRequest(),
        ListCredentialsRequest(issuer_id="crafted", kind=CredentialKind.CREDENTIAL_KIND_COURSE),
    ],
)
def test_a_token_of_another_query_is_refused(other: ListCredentialsRequest) -> None:
    with pytest.raises(PageTokenInvalid):
        TOKENS.page_end(other, TOKENS.page_token(QUERY, END))


def test_a_token_of_another_method_with_the_same_arguments_is_refused() -> None:
    token = TOKENS.page_token(ListEducatorsRequest(district_id="lakeview"), END)
    with pytest.raises(PageTokenInvalid):
        TOKENS.page_end(ListPayPoliciesRequest(district_id="lakeview"), token)


def test_a_token_of_another_database_is_refused() -> None:
    with pytest.raises(PageTokenInvalid):
        Tokens(b"x" * 32).page_end(QUERY, TOKENS.page_token(QUERY, END))


@pytest.mark.parametrize("place", [0, 5, -1])
def test_an_altered_token_is_refused(place: int) -> None:
    token = TOKENS.page_token(QUERY, END)
    signed = bytearray(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)))
    signed[place] ^= 1
    altered = base64.urlsafe_b64encode(signed).rstrip(b"=").decode()
    with pytest.raises(PageTokenInvalid):
        TOKENS.page_end(QUERY, altered)


@pytest.mark.parametrize("token", ["x", "é", "====", "AAAA", "A" * 5000])
def test_what_is_no_token_at_all_is_refused(token: str) -> None:
    with pytest.raises(PageTokenInvalid):
        TOKENS.page_end(QUERY, token)


@pytest.mark.parametrize("foreign", ["=", "!", " ", "\n", "é", "+"])
@pytest.mark.parametrize("place", [0, 9, None])
def test_a_token_with_foreign_characters_is_refused(foreign: str, place: int | None) -> None:
    token = TOKENS.page_token(QUERY, END)
    place = len(token) if place is None else place
    with pytest.raises(PageTokenInvalid):
        TOKENS.page_end(QUERY, token[:place] + foreign + token[place:])


def test_of_all_last_characters_only_ours_is_accepted() -> None:
    cursor = TOKENS.cursor("lakeview", 41, 3)
    alphabet = string.ascii_letters + string.digits + "-_"
    assert [last for last in alphabet if is_good(cursor[:-1] + last)] == [cursor[-1]]


def is_good(cursor: str) -> bool:
    """Whether a cursor is taken."""
    try:
        TOKENS.place("lakeview", cursor)
    except CursorInvalid:
        return False
    return True


def test_a_cursor_tells_the_place_in_its_stream() -> None:
    assert TOKENS.place("lakeview", TOKENS.cursor("lakeview", 41, 3)) == (41, 3)


def test_a_cursor_of_another_district_is_refused() -> None:
    with pytest.raises(CursorInvalid):
        TOKENS.place("hillside", TOKENS.cursor("lakeview", 41, 3))


PLACE = SalaryPlace(date(2025, 7, 1), 41, "ada", first=True)


def test_a_cursor_of_salaries_tells_the_place_and_the_day_it_was_begun_for() -> None:
    assert TOKENS.salary_place("lakeview", TOKENS.salary_cursor("lakeview", PLACE)) == PLACE


def test_cursors_of_transcripts_and_of_salaries_are_told_apart() -> None:
    with pytest.raises(CursorInvalid):
        TOKENS.salary_place("lakeview", TOKENS.cursor("lakeview", 41, 3))
    with pytest.raises(CursorInvalid):
        TOKENS.place("lakeview", TOKENS.salary_cursor("lakeview", PLACE))


def test_a_page_token_is_no_cursor() -> None:
    with pytest.raises(CursorInvalid):
        TOKENS.place("lakeview", TOKENS.page_token(QUERY, END))
