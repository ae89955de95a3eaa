"""Writes the Python of the wire contract: `generate.py FOLDER` fills FOLDER/credential_ledger/v1.

Run by `make proto` and `make fresh` in an environment of its own (`requirements/generate.txt`).
`google.type` and `google.rpc` come from `googleapis-common-protos`, compiled by their owner.
"""

import importlib.metadata
import shutil
import sys
import tempfile
from pathlib import Path

import grpc_tools
from grpc_tools import protoc

PROTO = Path(__file__).parent
PACKAGE = Path("credential_ledger/v1")
INIT = '"""The wire contract, generated from `proto/` by `make proto`: never edited by hand."""\n'


def include_paths() -> list[Path]:
    """Where imports are looked up: our contract, Google's common types, the well-known types."""
    common = importlib.metadata.distribution("googleapis-common-protos").locate_file("")
    return [PROTO, Path(str(common)), Path(grpc_tools.__file__).parent / "_proto"]


def compile_protos(protos: list[Path], *options: str) -> None:
    """Run protoc on `protos`; a fault ends the program with protoc's own message."""
    # Plugins are found beside the interpreter, so that nothing depends on PATH.
    plugins = [
        f"--plugin={tool}={Path(sys.executable).with_name(tool)}"
        for tool in ("protoc-gen-mypy", "protoc-gen-mypy_grpc")
    ]
    includes = [f"-I{path}" for path in include_paths()]
    status = protoc.main(["protoc", *includes, *plugins, *options, *map(str, protos)])
    if status:
        sys.exit(status)


def generate(folder: Path) -> None:
    """Compile the whole contract into `folder`/credential_ledger/v1, which is empty so far."""
    (folder / PACKAGE).mkdir(parents=True)
    (folder / PACKAGE / "__init__.py").write_text(INIT, encoding="utf-8")
    protos = sorted((PROTO / PACKAGE).glob("*.proto"))
    compile_protos(protos, f"--python_out={folder}", f"--mypy_out=quiet:{folder}")
    services = [proto for proto in protos if proto.stem.endswith("_service")]
    # Without it every method is abstract: a servicer of one method could not be made in a test.
    stubs = "quiet,generate_concrete_servicer_stubs"
    compile_protos(services, f"--grpc_python_out={folder}", f"--mypy_grpc_out={stubs}:{folder}")


def replace(target: Path) -> None:
    """Put a fresh contract below `target`; what was there stays if a proto has a fault."""
    with tempfile.TemporaryDirectory() as folder:
        generate(Path(folder))
        shutil.rmtree(target / PACKAGE, ignore_errors=True)
        shutil.copytree(Path(folder) / PACKAGE, target / PACKAGE)


if __name__ == "__main__":
    replace(Path(sys.argv[1]))
