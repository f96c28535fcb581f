"""The open formats that a gesture module leaves as, and those that it comes from.

Each module turns a `source.Source` into one format: pure functions, no query. `catalogue` lists
them with their addresses; `importing` reads what other tools wrote.
"""
