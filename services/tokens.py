"""Page tokens and cursors: opaque to callers, signed by the database they belong to.

A token is `base64url(payload, MAC)` without padding; the MAC is HMAC-SHA-256 over purpose, query
and payload, cut to 16 bytes. So a token of another query, another database or another hand is
told from ours without keeping any, and no second text is good for the same place.
"""

import binascii
import hashlib
import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import date
from typing import TypeVar

import msgspec
from google.protobuf.message import Message

from ledger.domain.refusals.question import CursorInvalid, PageTokenInvalid

_MAC_SIZE = 16
_TOKEN_LENGTH_MAX = 1024

T = TypeVar("T")


class PageEnd(msgspec.Struct, frozen=True, array_like=True):
    """Where a page ended: the basis of the whole listing, and the key of the last row."""

    position: int
    key: tuple[str | int, ...]


class SalaryPlace(msgspec.Struct, frozen=True, array_like=True):
    """A place in the stream of what a district's educators are due, and the day it was begun for.

    It is behind `educator_id` among those whom the entry at `position` concerns; `first` within
    the first delivery of everybody.
    """

    effective_on: date
    position: int
    educator_id: str
    first: bool


class Tokens:
    """Signs and opens the tokens of one database."""

    def __init__(self, key: bytes) -> None:
        """`key`: the secret of the database."""
        self._key = key

    def page_token(self, request: Message, end: PageEnd) -> str:
        """Gives the token of the page after `end` of the listing that `request` asks for."""
        return self._sign(_query(request), end)

    def page_end(self, request: Message, token: str) -> PageEnd:
        """Opens a page token.

        Raises:
            PageTokenInvalid: it belongs to another query or database, or was altered.
        """
        end = self._open(_query(request), token, PageEnd)
        if end is None:
            raise PageTokenInvalid
        return end

    def cursor(self, district_id: str, position: int, ordinal: int) -> str:
        """Gives the cursor of a place in the stream of a district's changes."""
        return self._sign(_stream(district_id), (position, ordinal))

    def place(self, district_id: str, cursor: str) -> tuple[int, int]:
        """Opens a cursor: position and ordinal.

        Raises:
            CursorInvalid: it belongs to another stream or database, or was altered.
        """
        place = self._open(_stream(district_id), cursor, tuple[int, int])
        if place is None:
            raise CursorInvalid
        return place

    def salary_cursor(self, district_id: str, place: SalaryPlace) -> str:
        """Gives the cursor of a place in the stream of what a district's educators are due."""
        return self._sign(_salary_stream(district_id), place)

    def salary_place(self, district_id: str, cursor: str) -> SalaryPlace:
        """Opens such a cursor.

        Raises:
            CursorInvalid: it belongs to another stream or database, or was altered.
        """
        place = self._open(_salary_stream(district_id), cursor, SalaryPlace)
        if place is None:
            raise CursorInvalid
        return place

    def _sign(self, scope: bytes, content: object) -> str:
        payload = msgspec.msgpack.encode(content)
        return _text(payload + self._mac(scope, payload))

    def _open(self, scope: bytes, token: str, kind: type[T]) -> T | None:
        if len(token) > _TOKEN_LENGTH_MAX:
            return None
        try:
            signed = urlsafe_b64decode(token.encode("ascii") + b"=" * (-len(token) % 4))
        except (binascii.Error, UnicodeEncodeError):
            return None
        if _text(signed) != token:  # decoding passes over what is no base64url
            return None
        payload, mac = signed[:-_MAC_SIZE], signed[-_MAC_SIZE:]
        if not hmac.compare_digest(mac, self._mac(scope, payload)):
            return None
        return msgspec.msgpack.decode(payload, type=kind)

    def _mac(self, scope: bytes, payload: bytes) -> bytes:
        signed = len(scope).to_bytes(4, "big") + scope + payload
        return hmac.digest(self._key, signed, hashlib.sha256)[:_MAC_SIZE]


def _text(signed: bytes) -> str:
    return urlsafe_b64encode(signed).rstrip(b"=").decode()


def _query(request: Message) -> bytes:
    """Gives what a page token is bound to: method and arguments, the page apart."""
    query = type(request)()
    query.CopyFrom(request)
    for name in ("page_size", "page_token", "at_least_position"):
        query.ClearField(name)
    method = request.DESCRIPTOR.full_name.encode()
    return b"page\n" + method + b"\n" + query.SerializeToString(deterministic=True)


def _stream(district_id: str) -> bytes:
    return b"watch\n" + district_id.encode()


def _salary_stream(district_id: str) -> bytes:
    return b"watch salary\n" + district_id.encode()
