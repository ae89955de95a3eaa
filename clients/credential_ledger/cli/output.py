"""Answers on their way out: tables for people, JSON for machines."""

import json
from collections.abc import Callable, Iterable, MutableSequence

import rich_click as click
from google.protobuf.message import Message
from rich import box
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.json import JSON
from rich.table import Table
from rich.text import Text

from credential_ledger import plain
from credential_ledger.cli.progress import watched
from credential_ledger.cli.screen import put
from credential_ledger.cli.session import Session
from credential_ledger.plain import AnyMessage
from credential_ledger.v1.basis_pb2 import Basis
from credential_ledger.v1.receipt_pb2 import Receipt


def show(session: Session, message: Message, render: Callable[[], RenderableType]) -> None:
    """Write an answer in the form that was asked for."""
    if session.as_json:
        show_json(message)
    else:
        put(render())


def show_pages(
    session: Session,
    pages: Iterable[AnyMessage],
    whole: AnyMessage,
    render: Callable[[AnyMessage], RenderableType],
) -> None:
    """Write a list as one answer: the items of all its pages, put together in `whole`."""
    for page in watched(pages, "pages read"):
        whole.MergeFrom(page)
    whole.ClearField("next_page_token")
    show(session, whole, lambda: render(whole))


def show_json(message: Message) -> None:
    """Write a message as one line of plain JSON."""
    click.echo(json.dumps(plain.encode(message), ensure_ascii=False))


def recorded(session: Session, answer: Message, remarks: RenderableType | None = None) -> None:
    """Write what a command answered: what was minted, where the log holds it, and remarks below."""
    listed = answer.ListFields()
    values = {each.name: one for each, one in listed if not isinstance(one, MutableSequence)}
    receipt = values.pop("receipt", Receipt())
    minted = [(name.replace("_", " "), str(value)) for name, value in values.items()]
    before = "yes: this is the first answer" if receipt.replayed else "no"
    rows = [
        *minted,
        ("position", str(receipt.position)),
        ("recorded at", receipt.recorded_at.ToJsonString()),
        ("recorded before", before),
    ]
    told = fields(*rows)
    show(session, answer, lambda: told if remarks is None else Group(told, "", remarks))


def fields(*rows: tuple[str, RenderableType]) -> Table:
    """Names and values, a row each."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="bold", no_wrap=True)
    grid.add_column(overflow="fold")
    for row in rows:
        grid.add_row(*row)
    return grid


_WIDEST = 1000


class _Titled(Table):
    """A table that is but its title where it has no rows, and of which no figure is cut off.

    Where no column may be broken over lines it is as wide as it has to be, on any screen.
    """

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Write it."""
        if self.row_count:
            if all(column.no_wrap for column in self.columns):
                whole = self.__rich_measure__(console, options.update(max_width=_WIDEST)).maximum
                options = options.update(max_width=max(options.max_width, whole))
            yield from super().__rich_console__(console, options)
        else:
            yield Text(f"{self.title}: none\n")


def table(title: str, columns: Iterable[str], rows: Iterable[Iterable[RenderableType]]) -> Table:
    """A table whose columns are named.

    `>` before a name: numbers, set to the right; `!`: short words. Neither is broken over lines, so
    that what else there is gets the room that is left, and ids stay whole. Without rows it is told
    in a line that there are none.
    """
    made = _Titled(
        title=title,
        title_justify="left",
        title_style="bold",
        caption_justify="left",
        caption_style="",
        box=box.SIMPLE_HEAD,
        padding=(0, 2, 0, 0),
        pad_edge=False,
    )
    for column in columns:
        made.add_column(
            column.lstrip(">!"),
            justify="right" if column.startswith(">") else "left",
            no_wrap=column.startswith((">", "!")),
            overflow="fold",
        )
    for row in rows:
        made.add_row(*row)
    return made


def stacked(first: str, *below: str) -> Text:
    """A cell with what matters in its first line, and the rest below; what is empty is left out."""
    cell = Text(first)
    for line in below:
        if line:
            cell.append(f"\n{line}", style="dim")
    return cell


def document(text: str) -> Text:
    """A JSON document, indented; its lines stay whole however long, to be copied."""
    shown = JSON(text).text
    shown.overflow = "ignore"
    return shown


def basis(message: Basis) -> str:
    """What an answer rests on, in a line."""
    if not message.position:
        return "an empty log"
    return f"position {message.position}, recorded {message.recorded_at.ToJsonString()}"
