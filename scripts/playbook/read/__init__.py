"""Read: the bytes of each file of `data/` become a tree whose every part knows its place.

Nothing here knows what a red flag is, and no text is taken for a number, a date or a yes.
"""

from playbook.read.files import DataFile, Remembered, Source, read_data, read_file, read_source
from playbook.read.nodes import Mapping, Node, Scalar, Sequence, plain
from playbook.read.swift import load

__all__ = [
    "DataFile",
    "Mapping",
    "Node",
    "Remembered",
    "Scalar",
    "Sequence",
    "Source",
    "load",
    "plain",
    "read_data",
    "read_file",
    "read_source",
]
