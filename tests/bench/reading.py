"""How fast pages are read, on one core: `make bench`.

Reads each page of `../shared/pages/text`, or of `fixtures/pages` where that is not there, in
several rounds. All times are CPU time of this process; the last figure compares them with a plain
task on the same texts in the same run, so that machines and busy hours can be compared.

Behind it stand texts that no reader of pages should stall at, with the time that each takes.
"""

import re
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from archive.page.reader import read_page

ROOT = Path(__file__).parents[2]
FOLDERS = (ROOT.parent / "shared" / "pages" / "text", ROOT / "fixtures" / "pages")
ROUNDS = 7
WORD = re.compile(r"\w+")
SENTENCE = "The river rose all night, and nobody in the lower town could sleep at all. "
HOSTILE: dict[str, str] = {
    "20,000 date lines": "Published: 3 May 2021 08:15\n" * 20_000,
    "20,000 dates in one line": "3 May 2021 " * 20_000,
    "5,000 authors": "By " + ", ".join(f"Ada Stern{chr(97 + n % 26)}" for n in range(5_000)),
    "5,000 bylines": "By Ada Stern and Max Holm\n\n" * 5_000,
    "200,000 spaces": "Title" + " " * 200_000 + "end\n\n" + SENTENCE * 3,
    "a title of 300 kB": "A Night at the Weir " * 15_000 + "\n\n" + SENTENCE * 3,
    "a title of 300 kB without spaces": "weir" * 75_000 + "\n\n" + SENTENCE * 3,
    "links only": "Read more: The weir reopens at last\n" * 10_000,
    "menus only": "News | Business | Sport | Video\n" * 10_000,
    "captions only": "The quay at noon. Photo: Ada Stern/Pool\n" * 10_000,
    "different headlines only": "".join(
        f"The weir reopens for the {n}th time\n" for n in range(10_000)
    ),
    "prose only": (SENTENCE * 5 + "\n\n") * 2_000,
    "Chinese prose in one line": "河水整夜上漲，下城沒有人能夠入睡。" * 10_000,
    "hard-wrapped prose": (SENTENCE.strip()[:72] + "\n") * 10_000,
    "comments": "Reply · Like · 3\n" + "Ada S. says:\n" * 10_000,
    "brackets": "[(" * 50_000 + "Photo",
    "addresses": "https://weir.example/a.b.c " * 10_000,
    "signs only": "|·•–—»>" * 30_000,
}


def pages() -> dict[str, str]:
    """Texts by name, from the first folder that has any; raises SystemExit where none has."""
    for folder in FOLDERS:
        files = sorted(folder.glob("*.txt"))
        if files:
            return {file.stem: file.read_text(encoding="utf-8") for file in files}
    raise SystemExit("no pages to read")


def words(text: str) -> None:
    """The task to compare with: every line's words, in lower case."""
    for line in text.splitlines():
        WORD.findall(line.lower())


def seconds(task: Callable[[str], object], text: str) -> float:
    """CPU time that a task takes on one text."""
    start = time.process_time()
    task(text)
    return time.process_time() - start


def main() -> None:
    texts = pages()
    for text in texts.values():
        read_page(text)  # loads the model of languages, compiles what is compiled on demand
    rounds = [
        {name: (seconds(read_page, text), seconds(words, text)) for name, text in texts.items()}
        for _ in range(ROUNDS)
    ]
    reading = statistics.median(sum(read for read, _ in each.values()) for each in rounds)
    plain = statistics.median(sum(plain for _, plain in each.values()) for each in rounds)
    times = {name: statistics.median(each[name][0] for each in rounds) for name in texts}
    slowest = max(times, key=times.__getitem__)
    size = sum(len(text.encode()) for text in texts.values())
    print(f"{len(texts)} pages of {size / len(texts) / 1000:.1f} kB in the mean")  # noqa: T201 - its purpose
    print(f"{len(texts) / reading:.0f} pages/s, {size / reading / 1e6:.2f} MB/s")  # noqa: T201
    print(f"slowest: {slowest}, {times[slowest] * 1000:.1f} ms")  # noqa: T201
    print(f"{reading / plain:.0f} times as long as finding the words of every line")  # noqa: T201
    for name, text in HOSTILE.items():
        print(f"{name:36} {len(text.encode()) / 1000:6.0f} kB {seconds(read_page, text):6.2f} s")  # noqa: T201


if __name__ == "__main__":
    main()
