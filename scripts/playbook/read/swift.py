"""The swift way for a file in which nothing is odd: its plain data, without positions.

Nearly every file is sound, and then nobody asks where a value stands. Whatever this cannot read
at once, the tree reads and explains; what it does read is what the tree would have given.
"""

import re
from typing import Any

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]

from playbook.read.nodes import MAX_DEPTH, MAX_NODES

_MAY_BE_CUT_OFF = r"[ \t]#[^\s#]"


class OddError(Exception):
    """Something that only the tree can judge."""


def load(text: str) -> Any:
    """Give the plain data of a YAML text: strings, lists and dictionaries.

    A value that was left out is None.
    Raises `OddError` for everything out of the ordinary.
    """
    if "\\" in text or ("#" in text and re.search(_MAY_BE_CUT_OFF, text)):
        raise OddError
    try:
        return _load(CParser(text).get_event)
    except yaml.YAMLError:
        raise OddError from None


def _load(get_event: Any) -> Any:
    stack: list[tuple[Any, bool, str | None]] = []
    container: Any = None
    is_mapping = False
    key: str | None = None
    value: Any = None
    documents = nodes = 0
    while (event := get_event()) is not None:
        kind = event.__class__
        if kind is yaml.ScalarEvent:
            if event.anchor is not None or event.tag is not None:
                raise OddError
            value = event.value
            style = event.style
            if not style:
                if not value:
                    value = None
                elif " - " in value and event.start_mark.line != event.end_mark.line:
                    raise OddError
            elif style == ">":
                value = value.rstrip("\n").replace("\n", "\n\n")
            if is_mapping and key is None:
                if value is None or style in ("|", ">") or value == "<<":
                    raise OddError
                key = value
                continue
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            if event.anchor is not None or event.tag is not None or len(stack) >= MAX_DEPTH:
                raise OddError
            if is_mapping and key is None:
                raise OddError
            stack.append((container, is_mapping, key))
            is_mapping = kind is yaml.MappingStartEvent
            container = {} if is_mapping else []
            key = None
            continue
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            value = container
            container, is_mapping, key = stack.pop()
        elif kind is yaml.AliasEvent:
            raise OddError
        else:
            documents += kind is yaml.DocumentStartEvent
            if documents > 1:
                raise OddError
            continue
        nodes += 1
        if nodes > MAX_NODES // 2:  # Keys are not counted here.
            raise OddError
        if is_mapping:
            if key in container:
                raise OddError
            container[key] = value
            key = None
        elif container is not None:
            container.append(value)
    if value is None:
        raise OddError
    return value
