"""What Lighthouse says of the archive's pages, as they are served: `make lighthouse`.

Serves the archive on a port of its own and prints, page by page, performance, accessibility, best
practice and what search engines ask for, each of 100. Exits with 1 where one is below its floor.
It needs Node.js, Chromium and, the first time, a registry of Node's packages.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import django

LIGHTHOUSE = "lighthouse@12"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FLOORS = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
FORMS = {"phone": [], "desktop": ["--preset=desktop"]}
ATTEMPTS = 4
PATIENCE = 60
"""Seconds until the server has to answer."""
ROOT = Path(__file__).resolve().parents[2]


def addresses() -> dict[str, str]:
    """The pages that are measured; the article is the longest that readers may read."""
    from archive.models import Article  # noqa: PLC0415 - Django is set up by then, and not before

    signed = Article.objects.readable().exclude(authors=None)
    held = signed.order_by("-captures__size").first()
    author = held.authors.first() if held else None
    if held is None or author is None:
        raise SystemExit("The archive holds nothing to look at: `make demo` fills it.")
    return {
        "home": "/",
        "search": "/search/",
        "article": held.get_absolute_url(),
        "author": f"/authors/{author.slug}/",
        "help": "/help/",
    }


@contextmanager
def served() -> Iterator[str]:
    """The archive's own server, on a port that is free; gives its address."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "manage.py", "serve", "--port", str(port)]
    environment = {**os.environ, "ARCHIVE_ALLOW_INDEXING": "1"}
    with subprocess.Popen(command, cwd=ROOT, env=environment) as server:
        try:
            base = f"http://127.0.0.1:{port}"
            _wait_for(base)
            yield base
        finally:
            server.terminate()


def _wait_for(base: str) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            urllib.request.urlopen(base).close()
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)
        else:
            return


def report_on(url: str, options: list[str], folder: Path) -> dict[str, object]:
    """Lighthouse's report on one address; raises CalledProcessError where it made none.

    Now and then it loses the beginning of its own trace (NO_NAVSTART) and asks to be run again.
    """
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    flags = " ".join(["--headless=new", "--disable-gpu", *sandbox])
    target = folder / "report.json"
    command = [
        *("npx", "--yes", LIGHTHOUSE, url, *options),
        *("--output=json", f"--output-path={target}", "--quiet", f"--chrome-flags={flags}"),
        f"--only-categories={','.join(CATEGORIES)}",
    ]
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or ""
    environment = {"CHROME_PATH": chromium, **os.environ}
    for _ in range(ATTEMPTS - 1):
        if subprocess.run(command, check=False, env=environment).returncode == 0:
            break
    else:
        subprocess.run(command, check=True, env=environment)
    found: dict[str, object] = json.loads(target.read_text(encoding="utf-8"))
    return found


def scores_of(report: dict[str, object]) -> dict[str, int]:
    """Each category's score, of 100; 0 for what could not be measured."""
    categories = report["categories"]
    assert isinstance(categories, dict)
    return {name: round(100 * (categories[name]["score"] or 0)) for name in CATEGORIES}


def complaints_of(report: dict[str, object]) -> Iterator[str]:
    """What keeps a page from 100."""
    audits, categories = report["audits"], report["categories"]
    assert isinstance(audits, dict)
    assert isinstance(categories, dict)
    for name in CATEGORIES:
        for each in categories[name]["auditRefs"]:
            audit = audits[each["id"]]
            if each["weight"] and audit["score"] is not None and audit["score"] < 1:
                yield f"{audit['title']} {audit.get('displayValue', '')}".strip()


def main() -> None:
    low = False
    print(f"{'page':<18}" + "".join(f"{name:>16}" for name in CATEGORIES))  # noqa: T201 - its purpose
    with served() as base, TemporaryDirectory() as folder:
        for page, path in addresses().items():
            for form, options in FORMS.items():
                report = report_on(base + path, options, Path(folder))
                scores = scores_of(report)
                figures = "".join(f"{scores[name]:>16}" for name in CATEGORIES)
                print(f"{page + ', ' + form:<18}{figures}", flush=True)  # noqa: T201
                for complaint in complaints_of(report):
                    print(f"    {complaint}")  # noqa: T201
                low |= any(scores[name] < FLOORS[name] for name in CATEGORIES)
    raise SystemExit(int(low))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    django.setup()
    main()
