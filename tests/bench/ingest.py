"""What bulk ingest takes: `python -m tests.bench.ingest`, part of `make bench`.

An archive of its own is filled three times: with pages of text, with the records of the corpus, and
with pages once more, first into an empty archive, then as many again. Figures are in
`tests.bench.bulk`; this module only lays out the environment that the settings read, for processes
that read files import the main program's module again.
"""

import os
import shutil
import sys
import tempfile


def main(folder: str) -> None:
    """Measure in a folder of its own."""
    os.environ.update(
        ARCHIVE_DATA_DIR=folder,
        SECRET_KEY="for this run only",
        DJANGO_SETTINGS_MODULE="archive.settings",
    )
    os.environ.pop("DATABASE_URL", None)
    import django  # noqa: PLC0415 - the settings read what stands above

    django.setup()
    from tests.bench import bulk  # noqa: PLC0415 - needs Django set up

    bulk.main(sys.argv[1:], folder)


if __name__ == "__main__":
    own = tempfile.mkdtemp(prefix="archive-bench-")
    try:
        main(own)
    finally:
        shutil.rmtree(own, ignore_errors=True)
