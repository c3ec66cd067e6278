"""The decision aid: from marked signals to one step, by the rules in the data.

The browser decides by the same rules (`docs/assets/javascripts/decide.js`); tests hold the two
together.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from playbook.models.decision_rules import Rule, Rules, When
from playbook.models.red_flags import RedFlag

LEVELS = ("watch", "act", "stop")
"""How strong a signal can be, the mildest first."""


class Facts(NamedTuple):
    """How many signals there are at each level or worse: all that the rules look at."""

    watch: int
    act: int
    stop: int
    exhausted: int
    """Those at stop, other than stop signals, for which all options are tried or don't fit."""
    safety: int
    """Stop signals: those at stop that come before everything else."""


class Choices(NamedTuple):
    """What can be said of one signal."""

    levels: tuple[str, ...]
    """The levels that its page describes, the mildest first."""
    is_safety: bool
    options: tuple[str, ...]
    """The lines of the gate: what has to be tried before an ending on its account."""


def choices(
    rules: Rules, flags: Mapping[str, RedFlag], alternatives: Collection[str]
) -> dict[str, Choices]:
    """What can be marked, by signal, the stop signals first.

    `flags` holds every red flag that the rules name; `alternatives` are the ids of that kind:
    whatever else a red flag says to try first is reading, not an attempt.
    """
    found = {}
    for signal in sorted(rules.signals, key=lambda signal: not signal.safety):
        flag = flags[signal.flag]
        options = dict.fromkeys(
            option for option in (*flag.try_first, *rules.always_try) if option in alternatives
        )
        levels = tuple(level for level in LEVELS if getattr(flag.levels, level) is not None)
        found[signal.flag] = Choices(levels, signal.safety, tuple(options))
    return found


def share(choice: Choices, level: str | None, *, is_exhausted: bool) -> Facts:
    """What one signal at `level` adds to the facts."""
    if level is None:
        return Facts(0, 0, 0, 0, 0)
    rank = LEVELS.index(level)
    at_stop = rank == 2
    return Facts(
        1,
        int(rank >= 1),
        int(at_stop),
        int(at_stop and is_exhausted and not choice.is_safety),
        int(at_stop and choice.is_safety),
    )


def facts(signals: Mapping[str, Choices], marked: Mapping[str, str], tried: set[str]) -> Facts:
    """Count what is marked. `tried` are the options that were tried or do not fit."""
    shares = [
        share(choice, marked.get(name), is_exhausted=tried.issuperset(choice.options))
        for name, choice in signals.items()
    ]
    return Facts(*map(sum, zip(*shares, strict=True)))


def asked(when: When) -> dict[str, int]:
    """The least count that a condition asks for, by the name of the fact."""
    return {name: least for name in Facts._fields if (least := getattr(when, name)) is not None}


def holds(when: When, seen: Facts) -> bool:
    """Whether a condition is met."""
    return all(getattr(seen, name) >= least for name, least in asked(when).items())


def deciding_rule(rules: Sequence[Rule], seen: Facts) -> int | None:
    """The place of the rule that decides: the first that holds. None when none does."""
    return next((at for at, rule in enumerate(rules) if holds(rule.when, seen)), None)
