"""Gives modules other names in a deployed table: rename.py TABLE, then GUID OLD NEW for each. Twice is the same as once."""
import os
import sqlite3
import sys

table, words = sys.argv[1], sys.argv[2:]
if not os.path.isfile(table):
    sys.exit(table + " is not there")
rows = sqlite3.connect(table, timeout=10, isolation_level=None)
rows.execute("BEGIN IMMEDIATE")
for guid, old, new in zip(words[0::3], words[1::3], words[2::3]):
    rows.execute("UPDATE modules SET name = ? WHERE guid = ? AND name = ?", (new, guid, old))
    there = rows.execute("SELECT name FROM modules WHERE guid = ?", (guid,)).fetchone()
    if there != (new,):
        sys.exit(guid + " is no longer called " + old)
rows.execute("COMMIT")
