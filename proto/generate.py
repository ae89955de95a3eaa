"""Writes the Python of the wire contract: `generate.py FOLDER` fills FOLDER/credential_ledger/v1.

Run by `make proto` and `make fresh` in an environment of its own (`requirements/generate.txt`).
`google.type` and `google.rpc` come from `googleapis-common-protos`, compiled by their owner.
"""

import importlib.metadata
import shutil
import sys
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


def generate(target: Path) -> None:
    """Replace `target`/credential_ledger/v1 by what the contract says now."""
    shutil.rmtree(target / PACKAGE, ignore_errors=True)
    (target / PACKAGE).mkdir(parents=True)
    (target / PACKAGE / "__init__.py").write_text(INIT, encoding="utf-8")
    protos = sorted((PROTO / PACKAGE).glob("*.proto"))
    compile_protos(protos, f"--python_out={target}", f"--mypy_out=quiet:{target}")
    services = [proto for proto in protos if proto.stem.endswith("_service")]
    # Concrete servicers: a server need not be asked to implement what its base refuses for it.
    stubs = "quiet,generate_concrete_servicer_stubs"
    grpc = [f"--grpc_python_out={target}", f"--mypy_grpc_out={stubs}:{target}"]
    compile_protos(services, *grpc)


if __name__ == "__main__":
    generate(Path(sys.argv[1]))
