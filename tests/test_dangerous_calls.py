"""Nothing that is read is ever run: the calls that could are not there, read from the code."""

import ast
from collections.abc import Collection

from tests.source import called, called_in, imports, modules

RUNS_TEXT = {"eval", "exec", "compile", "__import__"}
UNSAFE_MODULES = {
    "pickle",
    "marshal",
    "shelve",
    "subprocess",
    "pty",
    "ctypes",
    "xmlrpc",
    "telnetlib",
}
"""They make objects or processes of bytes, or pass by what Python checks."""
UNSAFE_CALLS = {
    "os.system", "os.popen", "os.spawnv", "os.execvp", "hashlib.md5", "hashlib.sha1",
    "tempfile.mktemp", "random.choice", "random.random", "random.randbytes", "yaml.load",
}  # fmt: skip
REACHES_OUT = {"urllib.request", "http.client", "ftplib", "smtplib", "requests", "httpx", "aiohttp"}
MODULES = sorted(modules())


def faults(calls: Collection[str], imported: Collection[str]) -> set[str]:
    """What a module has of all this; `re.compile` is a name of its own."""
    roots = {name.partition(".")[0] for name in imported}
    reached = {
        each for each in REACHES_OUT for name in imported if f"{name}.".startswith(f"{each}.")
    }
    return (RUNS_TEXT | UNSAFE_CALLS) & set(calls) | roots & UNSAFE_MODULES | reached


def test_no_module_runs_what_it_reads_or_reaches_out() -> None:
    found = {module: faults(called(module), imports(module)) for module in MODULES}
    assert {module: names for module, names in found.items() if names} == {}


def test_one_program_is_started_by_name_without_a_shell() -> None:
    starting = {
        (module, call)
        for module in MODULES
        for call in called(module)
        if call.startswith(("os.exec", "os.spawn", "os.posix_spawn", "os.fork", "os.start"))
    }
    assert starting == {("archive.serving", "os.execv")}


def test_the_rule_sees_what_it_forbids() -> None:
    code = "eval(x)\nos.system(x)\nhashlib.md5(x)\nre.compile(x)\n"
    imported = frozenset({"pickle.loads", "urllib.request.urlopen", "urllib.parse"})
    assert faults(called_in(ast.parse(code)), imported) == {
        *("eval", "os.system", "hashlib.md5", "pickle", "urllib.request"),
    }
