"""The search, judged: queries as staff type them, and how often the right page comes first.

`judged/` holds the queries by kind with the entries that answer them. Half of them, chosen by the
digest of the query and so by no one, were never looked at while the ranking was tuned: the table
gives both halves. Three more kinds are made from the titles: as they are, without diacritics, and
with one wrong letter. Run ``python -m tests.searching`` for the table.
"""
