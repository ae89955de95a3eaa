"""The documentation of imports says what the code does."""

import re

import pytest

from credential_ledger.imports import identity
from credential_ledger.imports.files import FILES
from credential_ledger.imports.templates import columns
from tests.shape.source import ROOT

DOCUMENT = (ROOT / "docs/imports.md").read_text(encoding="utf-8")
SECTIONS = {f"{each.splitlines()[0]}": f"### {each}" for each in DOCUMENT.split("### ")[1:]}


@pytest.mark.parametrize("file", FILES)
def test_every_column_is_documented_as_it_is(file: str) -> None:
    """What is expected is the section as it should be."""
    assert SECTIONS[file].strip() == columns(FILES[file]).strip()


def test_the_namespaces_of_ids_are_published() -> None:
    published = re.findall(r"UUIDv5\(([0-9a-f-]{36}),", DOCUMENT)
    assert published == [str(identity.IMPORT_NAMESPACE), str(identity.LEDGER_NAMESPACE)]


def test_files_are_documented_in_the_order_in_which_they_are_imported() -> None:
    assert list(SECTIONS) == list(FILES)
