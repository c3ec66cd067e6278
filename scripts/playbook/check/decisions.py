"""The proof that a decision aid's rules are sound: every case of them is looked at.

The rules see nothing but five counts, and no rule asks for more than a few of anything. So all
combinations of signals fall into a small number of cases, counts beyond the largest number that
any rule asks for being one case. The cases that can come about are found by adding one signal at
a time; each signal's options count as its own, although signals share some.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from playbook.check.records import Record, Records
from playbook.deciding import Choices, Facts, asked, choices, deciding_rule, share
from playbook.diagnostics import Diagnostic, Phrase, diagnostic
from playbook.models.calculations import Calculation
from playbook.models.decision_aids import DecisionAid
from playbook.models.decision_rules import Rule, Rules
from playbook.models.entries import Alternative
from playbook.models.red_flags import RedFlag

_NONE = Facts(0, 0, 0, 0, 0)
Shares = tuple[Facts, ...]
"""What a signal adds in each of its states, from absent to the worst."""


def decisions_faults(records: Records) -> Iterator[Diagnostic]:
    """What is wrong with the rules of all decision aids, whose red flags stand elsewhere."""
    flags = {record.id: record.value for record in records.all if isinstance(record.value, RedFlag)}
    alternatives = frozenset(
        record.id for record in records.all if isinstance(record.value, Alternative)
    )
    for record in records.all:
        if isinstance(record.value, DecisionAid) and record.value.decides is not None:
            yield from decision_faults(record, record.value.decides, flags, alternatives)


def decision_faults(
    record: Record, rules: Rules, flags: Mapping[str, RedFlag], alternatives: frozenset[str]
) -> Iterator[Diagnostic]:
    """What is wrong with the rules. `flags` are the sound red flags: all of them must be there."""
    steps = [step.id for step in rules.steps]
    unknown = [at for at, rule in enumerate(rules.rules) if rule.step not in steps]
    for at in unknown:
        yield diagnostic(
            "unknown-step",
            record.span(("decides", "rules", at, "step")),
            step=rules.rules[at].step,
            choices=", ".join(steps),
        )
    if unknown or any(signal.flag not in flags for signal in rules.signals):
        return
    signals = choices(rules, flags, alternatives)
    for at, signal in enumerate(rules.signals):
        if not signals[signal.flag].levels:
            at_flag = record.span(("decides", "signals", at, "flag"))
            yield diagnostic("signal-without-levels", at_flag, id=signal.flag)
    proof = _proved(rules, tuple(Counter(map(_shares, signals.values())).items()))
    if proof.undecided is not None:
        case = _in_words(proof.undecided)
        yield diagnostic("case-without-rule", record.label(("decides", "rules")), case=case)
        return
    for at in proof.unused:
        step = record.span(("decides", "rules", at, "step"))
        yield diagnostic("rule-never-used", step, number=str(at + 1))
    for first, mild, second, grave in proof.milder:
        yield diagnostic(
            "graver-but-milder",
            record.span(("decides", "rules", second, "step")),
            case=_in_words(grave),
            step=rules.rules[second].step,
            milder=_in_words(mild),
            stricter=rules.rules[first].step,
        )


def band_faults(record: Record, calculation: Calculation) -> Iterator[Diagnostic]:
    """The bands of a margin fall, and only the last is without a limit."""
    limits = [band.at_least for band in calculation.bands]
    for at, limit in enumerate(limits):
        before = limits[at - 1] if at else None
        is_last = at == len(limits) - 1
        falls = at == 0 or limit is None or (before is not None and limit < before)
        if (limit is None) is not is_last or not falls:
            yield diagnostic("bands-out-of-order", record.label(("calculates", "bands", at)))


class _Proof(NamedTuple):
    """What was found by looking at every case."""

    undecided: Facts | None = None
    """A case for which there is no rule."""
    unused: tuple[int, ...] = ()
    """The places of rules that decide no case."""
    milder: tuple[tuple[int, Facts, int, Facts], ...] = ()
    """Where one signal worse gives a milder step: rule and case of the one, then of the worse."""


@lru_cache(maxsize=32)
def _proved(rules: Rules, kinds: tuple[tuple[Shares, int], ...]) -> _Proof:
    """Look at every case of so many signals of each kind; once for as long as nothing changes."""
    counted = Counter(dict(kinds))
    caps = _caps(rules.rules)
    cases = _cases(counted, caps)
    decided = {case: deciding_rule(rules.rules, case) for case in cases}
    undecided = [case for case in sorted(cases) if decided[case] is None]
    if undecided:
        return _Proof(undecided[0])
    unused = sorted(set(range(len(rules.rules))) - set(decided.values()) - {None})
    return _Proof(None, tuple(unused), tuple(_graver_but_milder(rules, counted, caps)))


def _graver_but_milder(
    rules: Rules, kinds: "Counter[Shares]", caps: Facts
) -> Iterator[tuple[int, Facts, int, Facts]]:
    """One signal worse, with all others as they are, never gives a milder step."""
    rank = {step.id: place for place, step in enumerate(rules.steps)}
    told: set[tuple[int, int]] = set()
    for shares in kinds:
        for others in sorted(_cases(kinds - Counter([shares]), caps)):
            for mild, grave in pairwise(shares):
                milder, graver = _add(others, mild, caps), _add(others, grave, caps)
                first = deciding_rule(rules.rules, milder)
                second = deciding_rule(rules.rules, graver)
                if first is None or second is None or (first, second) in told:
                    continue
                if rank[rules.rules[second].step] < rank[rules.rules[first].step]:
                    told.add((first, second))
                    yield first, milder, second, graver


def _shares(choice: Choices) -> Shares:
    found = [_NONE]
    for level in choice.levels:
        found.append(share(choice, level, is_exhausted=not choice.options))
        if level == "stop" and choice.options and not choice.is_safety:
            found.append(share(choice, level, is_exhausted=True))
    return tuple(found)


def _caps(rules: tuple[Rule, ...]) -> Facts:
    least = [asked(rule.when) for rule in rules]
    return Facts(*(max(one.get(name, 0) for one in least) for name in Facts._fields))


def _add(one: Facts, other: Facts, caps: Facts) -> Facts:
    return Facts(*(min(a + b, cap) for a, b, cap in zip(one, other, caps, strict=True)))


def _cases(kinds: "Counter[Shares]", caps: Facts) -> set[Facts]:
    """Every case that signals of these kinds can make together."""
    found = {_NONE}
    for shares, number in kinds.items():
        for _ in range(number):
            more = {_add(case, one, caps) for case in found for one in shares}
            if more == found:
                break  # Another signal of the kind makes no case that was not there.
            found = more
    return found


_COUNTED = {
    "safety": Phrase("stoppsignaler", "stop signals"),
    "exhausted": Phrase("på Stopp med allt prövat", "at Stop with all tried"),
    "stop": Phrase("på Stopp", "at Stop"),
    "act": Phrase("på Agera eller värre", "at Act or worse"),
    "watch": Phrase("på Bevaka eller värre", "at Watch or worse"),
}


def _in_words(case: Facts) -> Phrase:
    counts = {name: count for name, count in case._asdict().items() if count}
    if not counts:
        return Phrase("inga signaler", "no signals")
    parts = [(count, words) for name, words in _COUNTED.items() if (count := counts.get(name))]
    return Phrase(
        ", ".join(f"minst {count} {words.sv}" for count, words in parts),
        ", ".join(f"at least {count} {words.en}" for count, words in parts),
    )
