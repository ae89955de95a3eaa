"""Listings in pages: where one begins, how much it holds, and the token of the next."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from google.protobuf.message import Message

from ledger.projections.view import Known, Page
from services.asking import Asking
from services.requests import Listing
from services.tokens import PageEnd, Tokens

_PAGE_BYTES_MAX = 1024 * 1024
"""Clients take messages of 4 MiB, and one row may have 64 KiB."""

Row = TypeVar("Row")
Key = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Start:
    """Where a page begins: behind the row of this key, as known then."""

    known: Known | None
    after: Key | None


@dataclass(frozen=True, slots=True)
class Pages:
    """Begins pages where the last ended, on the basis of the first."""

    asking: Asking
    tokens: Tokens

    async def start(self, request: Message, asked: Listing) -> Start:
        """Gives where the page that a request asks for begins.

        Raises:
            PageTokenInvalid, PositionBeyondHead, Unavailable
        """
        end = self.tokens.page_end(request, asked.page_token) if asked.page_token else None
        known = await self.asking.known(asked)
        return Start(known, None) if end is None else Start(end.position, end.key)

    def next_token(self, request: Message, position: int, key: Key | None) -> str:
        """Gives the token of the page behind a key; none where the listing has ended."""
        return "" if key is None else self.tokens.page_token(request, PageEnd(position, key))


def fill_page(
    field: Any,  # noqa: ANN401 -- a repeated field of any message
    page: Page[Row],
    fill: Callable[[Any, Row], None],
    key: Callable[[Row], Key],
) -> Key | None:
    """Fills a page with rows, as many as fit; gives the key of the last where more follow."""
    size = 0
    for count, row in enumerate(page.rows, 1):
        message: Message = field.add()
        fill(message, row)
        size += message.ByteSize()
        if size > _PAGE_BYTES_MAX and count < len(page.rows):
            return key(row)
    return key(page.rows[-1]) if page.more else None
