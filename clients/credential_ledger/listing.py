"""Lists that are read page by page, as they are walked."""

from collections.abc import Callable, Iterable, Iterator
from typing import Generic, Protocol, TypeVar


class Page(Protocol):
    """One page of a list; an empty token says that it is the last."""

    next_page_token: str


AnyPage = TypeVar("AnyPage", bound=Page)
Item = TypeVar("Item")


class Listing(Generic[AnyPage, Item]):
    """All items of a list, in the ledger's order; every walk asks anew.

    `read` gets the page after a token, the first for an empty one; `items` are what a page holds.
    All pages of one walk rest on one basis, which each of `pages()` names.
    """

    def __init__(
        self, read: Callable[[str], AnyPage], items: Callable[[AnyPage], Iterable[Item]]
    ) -> None:
        self._read = read
        self._items = items

    def __iter__(self) -> Iterator[Item]:
        """Walk the items, asking for each page when it is needed."""
        for page in self.pages():
            yield from self._items(page)

    def pages(self) -> Iterator[AnyPage]:
        """Walk the pages as the service answers them."""
        page = self._read("")
        yield page
        while page.next_page_token:
            page = self._read(page.next_page_token)
            yield page
