"""What the pages that decide, calculate, plan and tick are given beyond their entry."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from playbook.compose.words import MONTHS, WORDS
from playbook.deciding import Choices, asked, choices
from playbook.models.base import Entry, Language
from playbook.models.calculations import Band, Calculation
from playbook.models.checklists import Checklist
from playbook.models.decision_aids import DecisionAid
from playbook.models.decision_rules import Rules
from playbook.models.entries import Alternative
from playbook.models.handbook import Handbook
from playbook.models.red_flags import RedFlag
from playbook.models.timelines import Timeline, TimelineStep


def tool_context(entry: object, handbook: Handbook, language: Language) -> dict[str, Any]:
    """What the template of an entry's page needs for its tool; nothing when it has none."""
    if isinstance(entry, Checklist):
        return {
            "tool_words": _words(language, "ticks_", "tool_"),
            "planned": list(_planned(entry, handbook)),
            "when_words": lambda step: when_words(step, language),
        }
    if not isinstance(entry, DecisionAid):
        return {}
    given: dict[str, Any] = {}
    if entry.decides is not None:
        given |= _deciding(entry.decides, handbook) | {"tool_words": _words(language, "aid_")}
    if entry.calculates is not None:
        given |= {
            "tool_words": _words(language, "sum_"),
            "limits": limits(entry.calculates.bands, language),
            "compiled": _compiled_sum(entry.calculates),
        }
    if entry.plans is not None:
        given |= {
            "tool_words": _words(language, "plan_", "holiday_"),
            "compiled": _compiled_plan(entry.plans),
            "when_words": lambda step: when_words(step, language),
        }
    return given


def compiled_rules(rules: Rules, signals: dict[str, Choices]) -> str:
    """The rules as the browser takes them: a JSON object."""
    return json.dumps(
        {
            "signals": {
                name: {
                    "levels": choice.levels,
                    "safety": choice.is_safety,
                    "options": choice.options,
                }
                for name, choice in signals.items()
            },
            "always": rules.always_try,
            "rules": [{"when": asked(rule.when), "step": rule.step} for rule in rules.rules],
        }
    )


def signals_of(rules: Rules, handbook: Handbook) -> dict[str, Choices]:
    """What can be marked, by red flag, the stop signals first."""
    flags = {flag.id: flag for flag in handbook.of_kind(RedFlag)}
    return choices(rules, flags, {one.id for one in handbook.of_kind(Alternative)})


def _deciding(rules: Rules, handbook: Handbook) -> dict[str, Any]:
    signals = signals_of(rules, handbook)
    options = dict.fromkeys(option for choice in signals.values() for option in choice.options)
    in_order: Sequence[Entry] = handbook.of_kind(Alternative)
    return {
        "signals": [(handbook.entries[name], choice) for name, choice in signals.items()],
        "in_data_order": [handbook.entries[signal.flag] for signal in rules.signals],
        "asked": asked,
        "safety": [signal.flag for signal in rules.signals if signal.safety],
        "options": [option for option in in_order if option.id in options],
        "compiled": compiled_rules(rules, signals),
    }


def limits(bands: Sequence[Band], language: Language) -> list[tuple[str, Band]]:
    """Each band with its limits in words, the highest first."""
    words = WORDS[language]
    found = []
    for at, band in enumerate(bands):
        above = bands[at - 1].at_least if at else None
        if band.at_least is None:
            said = words["limit_below"].format(above)
        elif above is None:
            said = words["limit_above"].format(band.at_least)
        else:
            said = words["limit_between"].format(band.at_least, above)
        found.append((said, band))
    return found


def _compiled_sum(calculation: Calculation) -> str:
    return json.dumps(
        {
            "example": vars(calculation.example),
            "bands": [band.at_least for band in calculation.bands],
        }
    )


def _compiled_plan(timeline: Timeline) -> str:
    return json.dumps(
        {
            way: [
                {
                    name: getattr(step, name)
                    for name in ("id", "counted_from", "before", "after", "begins")
                }
                for step in getattr(timeline, way)
            ]
            for way in ("long", "short")
        }
    )


def when_words(step: TimelineStep, language: Language) -> str:
    """When a line of the timeline is due, in words: ``30 dagar före samtalet``."""
    if step.when is not None:
        return step.when.in_language(language)
    anchor = step.counted_from.replace("-", "_")
    if step.begins is not None:
        return WORDS[language][f"plan_during_{anchor}"].format(step.begins, step.after)
    if step.before:
        return WORDS[language][f"plan_before_{anchor}"].format(step.before)
    if step.after:
        return WORDS[language][f"plan_after_{anchor}"].format(step.after)
    return WORDS[language][f"plan_on_{anchor}"]


def _planned(checklist: Checklist, handbook: Handbook) -> Iterator[tuple[Entry, TimelineStep]]:
    """The lines of the long path that say when a checklist is to be done."""
    for aid in handbook.of_kind(DecisionAid):
        for step in aid.plans.long if aid.plans else ():
            if checklist.id in step.checklists:
                yield aid, step


def _words(language: Language, *beginnings: str) -> str:
    """What a tool's script says: a JSON object of the words under those beginnings."""
    shared = ("tool_saved", "tool_cleared", "copy_failed")
    found: dict[str, object] = {
        key: word
        for key, word in WORDS[language].items()
        if key.startswith(beginnings) or key in shared
    }
    return json.dumps(found | {"months": MONTHS[language]}, ensure_ascii=False)
