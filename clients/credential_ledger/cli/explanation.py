"""An explanation as a tree: each step, what it rests on, and the steps below."""

from rich.text import Text
from rich.tree import Tree

from credential_ledger.v1.explanation_pb2 import Explanation


def tree(step: Explanation) -> Tree:
    """A step with all steps it was made of."""
    made = Tree(_line(step), guide_style="dim")
    _grow(made, step)
    return made


def _grow(branch: Tree, step: Explanation) -> None:
    for child in step.children:
        _grow(branch.add(_line(child)), child)


def _line(step: Explanation) -> Text:
    line = Text(step.text or step.code)
    if step.result:
        line.append(f"  = {step.result}", style="bold")
    grounds = [step.document_path] if step.document_path else []
    if step.positions:
        grounds.append("positions " + ", ".join(map(str, step.positions)))
    if grounds:
        line.append(f"  ({'; '.join(grounds)})", style="dim")
    return line
