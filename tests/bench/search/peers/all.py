"""The engines in the order of the report."""

from tests.bench.search.peers import Peer
from tests.bench.search.peers.fts5 import Fts5, Fts5Sql
from tests.bench.search.peers.ours import Ours, OursByScan
from tests.bench.search.peers.postgresql import PostgreSQL
from tests.bench.search.peers.tantivy import Tantivy
from tests.bench.search.peers.whoosh_own import WhooshOwn

PEERS: tuple[type[Peer], ...] = (Ours, OursByScan, Tantivy, Fts5, Fts5Sql, PostgreSQL, WhooshOwn)
