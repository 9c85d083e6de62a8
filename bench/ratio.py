"""Prints one row of a table from two files of milliseconds, one a line; the first line of each is not counted.

usage: ratio.py WHAT OUR_NAME OUR_FILE THEIR_NAME THEIR_FILE
"""

import statistics
import sys


def times(path):
    with open(path) as f:
        return sorted(int(line) for line in list(f)[1:])


def row(name, values):
    return f"{name} {statistics.median(values):.0f} ms ({values[0]}–{values[-1]})"


what, our_name, our_file, their_name, their_file = sys.argv[1:]
ours, theirs = times(our_file), times(their_file)
ratio = statistics.median(ours) / statistics.median(theirs)
print(f"| {what} | {ratio:.2f} | {row(our_name, ours)} | {row(their_name, theirs)} |")
