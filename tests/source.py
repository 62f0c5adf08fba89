"""What the project's own source says, read without running it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = ROOT / "archive" / "settings.py"


@cache
def modules() -> dict[str, Path]:
    """Every module of the archive by its dotted name; a package's own file is the package.

    The empty files that only mark a folder as a package are left out.
    """
    paths = [path for path in (ROOT / "archive").rglob("*.py") if path.read_bytes().strip()]
    return {_dotted(path): path for path in paths}


@cache
def imports(module: str) -> frozenset[str]:
    """Dotted names that a module imports, wherever in it; `from a import b` gives a.b."""
    return frozenset(name for node in ast.walk(_parsed(module)) for name in _imported(node))


@cache
def defined_functions(module: str) -> dict[str, int]:
    """Every function of a module and the number of its lines, decorators left out."""
    return {
        f"{node.name}:{node.lineno}": (node.end_lineno or node.lineno) - node.lineno + 1
        for node in ast.walk(_parsed(module))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def lines_of_code(module: str) -> int:
    """All lines but those of tables: a list of words may be as long as it has to be."""
    assigned = [
        node for node in _parsed(module).body if isinstance(node, ast.Assign | ast.AnnAssign)
    ]
    tables = sum((node.end_lineno or node.lineno) - node.lineno for node in assigned)
    return modules()[module].read_text(encoding="utf-8").count("\n") - tables


def declared_settings() -> dict[str, str | None]:
    """Every variable that the settings read, with its default; None where that is computed."""
    return {ast.literal_eval(call.args[0]): _default(call) for call in _calls_of_env(SETTINGS)}


def _dotted(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def called(module: str) -> frozenset[str]:
    """Every function that a module calls by a plain or a dotted name."""
    return frozenset(called_in(_parsed(module)))


def called_in(tree: ast.AST) -> set[str]:
    """Every function called by a plain or a dotted name."""
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return {ast.unparse(call) for call in calls if isinstance(call, ast.Name | ast.Attribute)}


@cache
def _parsed(module: str) -> ast.Module:
    return ast.parse(modules()[module].read_text(encoding="utf-8"))


def _imported(node: ast.AST) -> list[str]:
    match node:
        case ast.Import(names=names):
            return [alias.name for alias in names]
        case ast.ImportFrom(module=str(origin), names=names, level=0):
            return [f"{origin}.{alias.name}" for alias in names]
        case ast.ImportFrom():
            raise AssertionError(f"a relative import: {ast.unparse(node)}")
        case ast.Call(func=ast.Name(id="import_module"), args=[argument]):
            return [_package_or_module(argument)]
    return []


def _package_or_module(argument: ast.expr) -> str:
    """What `import_module` is called with; of f"a.b.{name}" the package."""
    match argument:
        case ast.JoinedStr(values=[ast.Constant(value=str(package)), *_]):
            return package.rstrip(".")
    return str(ast.literal_eval(argument))


def _calls_of_env(path: Path) -> Iterator[ast.Call]:
    calls = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)]
    for node in sorted(calls, key=lambda call: call.lineno):
        match node:
            case ast.Call(func=ast.Name(id=name)) if name.startswith("env"):
                yield node


def _default(call: ast.Call) -> str | None:
    given = [*call.args[1:], *(word.value for word in call.keywords if word.arg == "default")]
    if not isinstance(given[0], ast.Constant):
        return None
    value = given[0].value
    return str(int(value)) if isinstance(value, bool) else str(value)
