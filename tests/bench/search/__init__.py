"""Search measured: our engine and its peers on the same articles and questions, in one run.

`make bench` runs it with 1,000 and 10,000 articles, `make bench SIZE=100000` with 10,000 and
100,000. Nothing here is part of the archive.
"""
