"""The search, judged: queries as staff type them, and how often the right page comes first.

`judged/` holds the queries by kind with the entries that answer them, in three batches: our own,
and those of others who knew the pages and not the search, one that it was tuned on and one that
nobody has looked at; the table gives each. Three more kinds are made from the titles: as they are,
without diacritics, and with one wrong letter. Run ``python -m tests.searching`` for the table.
"""
