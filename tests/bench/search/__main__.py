"""`python -m tests.bench.search`: all engines at one or more sizes; see `--help`."""

import json
import os
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from tests.bench.search import corpus, relevance
from tests.bench.search.building import Built, built
from tests.bench.search.corpus import ROOT, Archive
from tests.bench.search.figures import figures
from tests.bench.search.hostile import endured
from tests.bench.search.measuring import ROUNDS, warm
from tests.bench.search.peers import Peer
from tests.bench.search.peers.all import PEERS
from tests.bench.search.peers.ours import Ours
from tests.bench.search.peers.whoosh_own import WhooshOwn
from tests.bench.search.questions import questions
from tests.bench.search.report import say, tell, tell_figures
from tests.bench.search.results import OURS, Results, machine
from tests.bench.search.serving import served
from tests.bench.search.updating import changed

SIZES = (1_000, 10_000)
LARGEST_OF_WHOOSH = 10_000
"""Whoosh's own index of more takes ten minutes and more."""
FOLDER = ROOT / "var" / "bench"


def arguments() -> Namespace:
    parser = ArgumentParser(prog="python -m tests.bench.search", description=__doc__)
    parser.add_argument("--size", type=int, help="articles; of many, a tenth is measured first")
    parser.add_argument("--all", action="store_true", help="Whoosh's own at every size")
    parser.add_argument("--only", nargs="+", metavar="ENGINE", help="these engines alone")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="timed rounds of the questions")
    parser.add_argument("--rebuild", action="store_true", help="build every index in this run")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures there too")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where archives are kept")
    return parser.parse_args()


def measured(archive: Archive, options: Namespace) -> Results:
    """Everything at one size."""
    results = Results(len(archive), corpus.source(), questions(archive))
    with ExitStack() as stack:
        peers = list(_peers(archive, options, results))
        for peer in peers:
            say(f"  {peer.name}: index")
            results.built[peer.name] = _built(peer, peers, archive, options, results)
            stack.callback(peer.close)
            peer.open()
        say("  pages")
        results.measured = warm(peers, results.questions, archive, options.rounds)
        for peer in peers:
            say(f"  {peer.name}: first touch, memory, changes")
            if peer.serves_itself:
                results.served[peer.name] = served(peer, archive, results.questions)
            results.changed[peer.name] = changed(peer, archive, results.questions)
            if type(peer) is Ours:
                results.hostile = endured(peer.engine)
    return results


def _peers(archive: Archive, options: Namespace, results: Results) -> Iterator[Peer]:
    for kind in PEERS:
        if options.only and kind.name not in options.only:
            continue
        if reason := kind.missing():
            results.absent[kind.name] = reason
        elif kind is WhooshOwn and len(archive) > LARGEST_OF_WHOOSH and not options.all:
            results.absent[kind.name] = "only with --all"
        else:
            yield kind(archive.folder / kind.index)


def _built(
    peer: Peer, peers: Sequence[Peer], archive: Archive, options: Namespace, results: Results
) -> Built:
    """The peer's index, or the one that it shares with an earlier peer."""
    for other in peers:
        if other.index == peer.index and other.name in results.built:
            return results.built[other.name]
    return built(peer, archive, afresh=options.rebuild)


def _sizes(asked: int | None) -> tuple[int, ...]:
    """The sizes to measure: growth can only be told from one to the next."""
    if asked is None:
        return SIZES
    return (asked // 10, asked) if asked > max(SIZES) else (asked,)


def main() -> None:
    options = arguments()
    runs: list[Results] = []
    before = machine()
    say(f"{before}")
    for size in _sizes(options.size):
        say(f"\n{size:,} articles")
        runs.append(measured(corpus.archive(options.folder, size), options))
        tell(runs[-1])
    judged = relevance.ours() if relevance.is_here() and OURS in runs[-1].measured else None
    tell_figures(figures(runs, judged))
    say(f"\nload average at the end: {os.getloadavg()}")
    if options.json:
        _write(options.json, before, runs, judged)


def _write(path: Path, before: object, runs: Sequence[Results], judged: object) -> None:
    told = {"before": before, "after": machine(), "relevance": judged}
    sizes = [run.as_json() for run in runs]
    path.write_text(json.dumps({**told, "sizes": sizes}, indent=1, ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    main()
