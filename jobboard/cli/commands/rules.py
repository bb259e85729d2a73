"""`jobboard rules`: the rules' numbers and the zone, stored with the board, and where they come from."""

import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import click

from jobboard.cli.context import with_store
from jobboard.cli.output import COMPUTING, confirm, echo, progress_bar, table
from jobboard.cli.params import EnumParam
from jobboard.errors import InvalidInputError
from jobboard.followup.answer_times import describe_answers, proposed_window
from jobboard.followup.evidence import CHOICES, EVIDENCE, SOURCES
from jobboard.followup.presets import Preset, preset_of, with_preset
from jobboard.followup.rules import Rules, setting_sentences
from jobboard.store.actions import settings
from jobboard.store.queries.rule_effects import own_answer_times, rule_effect
from jobboard.text import clean, closest_matches, quote

if TYPE_CHECKING:
    from jobboard.store.progress import Progress
    from jobboard.store.store import Store
    from jobboard.store.views import Changes

_ZONE = "zone"
_ZONE_SENTENCE = "the time zone that days and times are local to"
_EVIDENCE_INDENT = 4


@click.command()
@click.argument("name", required=False)
@click.argument("value", required=False)
@click.option("--why", is_flag=True, help="Where each number comes from, and what your own answers say.")
@click.option("--preset", type=EnumParam(Preset, "preset"), help="The numbers of articles or patient; yours stay.")
@click.option("--default", "default", is_flag=True, help="Set every rule to its default; the zone stays.")
@click.option("--dry-run", is_flag=True, help="Only say which steps would move.")
@with_store()
def rules(
    store: "Store", name: str | None, value: str | None, why: bool, preset: Preset | None, default: bool, dry_run: bool
) -> None:
    """Show the numbers of the follow-up rules and the time zone, or set one.

    What a change would move is said first, and on a terminal asked about.

    \b
    jobboard rules follow-up-applied 4-6
    jobboard rules zone Europe/Oslo
    """
    if default and (name is not None or preset):
        raise InvalidInputError("--default sets all the rules at once", "leave name and preset away")
    if preset and name is not None:
        raise InvalidInputError("--preset sets several rules at once", "leave the name away")
    if preset:
        kept = with_preset(store.rules, preset).kept
        for each in kept:
            echo(f"{each} stays {getattr(store.rules, each)}: it is your own")
        _change(
            store, with_preset(store.rules, preset).rules, lambda run: settings.set_preset(store, preset, run), dry_run
        )
    elif default:
        _change(store, Rules(), lambda run: settings.set_rules_default(store, run), dry_run)
    elif name is None:
        echo(*(_why_lines(store, list(_values(store))) if why else table(_rows(store))))
    elif value is None:
        key = _key(store, name)
        echo(*(_why_lines(store, [key]) if why else [_values(store)[key] or "-"]))
    elif name.lower() == _ZONE:
        with progress_bar(COMPUTING) as progress:
            echo(clean(settings.set_zone(store, value, progress).label))
    else:
        _change(
            store,
            settings.changed_by(store, name, value),
            lambda run: settings.set_rule(store, name, value, run),
            dry_run,
        )


def _change(store: "Store", rules: Rules, act: "Callable[[Progress], Changes]", dry_run: bool) -> None:
    """Say what the rules would move, then set them, on a terminal after a yes where something moves."""
    effect = rule_effect(store, rules)
    if rules != store.rules:
        echo(f"{effect.sentence[:1].upper()}{effect.sentence[1:]}.")
    if dry_run:
        return
    if any(effect) and sys.stdin.isatty():
        confirm("Set it?", "the rules are left as they are")
    with progress_bar(COMPUTING) as progress:
        echo(clean(act(progress).label))


def _values(store: "Store") -> dict[str, str]:
    return {_ZONE: store.clock.zone} | store.rules.as_dict()


def _key(store: "Store", name: str) -> str:
    key, names = name.lower().replace("-", "_"), _values(store)
    if key not in names:
        nearest = closest_matches(key, names, 1)
        raise InvalidInputError(
            f"no rule is called {quote(name)}",
            f"did you mean {nearest[0]}?" if nearest else "jobboard rules lists them",
        )
    return key


def _rows(store: "Store") -> list[tuple[str, ...]]:
    descriptions = {_ZONE: _ZONE_SENTENCE} | setting_sentences()
    default = Rules().as_dict()
    rows: list[tuple[str, ...]] = []
    for name, value in _values(store).items():
        changed = f" (default {default[name] or '-'})" if value != default.get(name, value) else ""
        rows.append((name, value or "-", descriptions[name] + changed))
    return rows


def _why_lines(store: "Store", names: list[str]) -> Iterator[str]:
    """Each number with what it does and its source; then the articles, the preset, and one's own answers."""
    rows = {row[0]: row for row in _rows(store)}
    lines = dict(zip(rows, table(rows.values()), strict=True))
    for name in names:
        yield lines[name]
        yield " " * _EVIDENCE_INDENT + EVIDENCE.get(name, "yours")
    if len(names) > 1:
        yield from (line for choice, source in CHOICES.items() for line in (choice, " " * _EVIDENCE_INDENT + source))
    yield ""
    yield from table((name, f'"{about}"') for name, about in SOURCES.items())
    preset = preset_of(store.rules)
    yield f"Preset: {preset or 'none, the numbers are your own'}"
    times = own_answer_times(store)
    if said := describe_answers(times):
        yield f"{said}."
    if window := proposed_window(times, store.rules):
        yield f"They would fit better: jobboard rules follow-up-applied {window}"
