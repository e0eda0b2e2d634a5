"""The benchmark: what a page costs on archives of a thousand, a hundred thousand, a million items.

Fills a database of each size through the record's own rows, serves it as `dateline run` does,
and tells what each kind of page costs beside an empty view of the same server, in the same
run. `make bench` runs it; it times nothing that a test depends on.
"""
