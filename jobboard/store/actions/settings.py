"""The settings that belong to the board: the zone and the rules' numbers."""

from jobboard.clock import check_zone
from jobboard.dates.format import format_day
from jobboard.errors import InvalidInputError
from jobboard.followup.nudges import NudgeKind, put_off_until
from jobboard.followup.presets import Preset, with_preset
from jobboard.followup.rules import Rules, with_setting
from jobboard.store import settings
from jobboard.store.holidays import check_country
from jobboard.store.progress import Progress, no_progress
from jobboard.store.store import Store
from jobboard.store.views import Changes


def set_zone(store: Store, zone: str, progress: Progress = no_progress) -> Changes:
    """Set the zone that days and times are local to; InvalidInputError naming near ones for an unknown zone."""
    name = check_zone(zone)
    if name == store.clock.zone:
        raise InvalidInputError(f"the zone is {name} already")
    return _set(store, settings.ZONE, name, f"set the zone to {name}", progress)


def set_rule(store: Store, name: str, text: str, progress: Progress = no_progress) -> Changes:
    """Change one number of the rules; every step is computed anew. InvalidInputError for a name or value that does
    not fit.
    """
    rules = changed_by(store, name, text)
    return _set_rules(store, rules, f"set {name.strip().lower()} to {text.strip() or '-'}", progress)


def set_preset(store: Store, preset: Preset, progress: Progress = no_progress) -> Changes:
    """Take the numbers of a preset; one's own numbers stay."""
    return _set_rules(store, with_preset(store.rules, preset).rules, f"set the rules to {preset}", progress)


def changed_by(store: Store, name: str, text: str) -> Rules:
    """The rules with one number changed, as `set_rule` would; nothing is written, the same errors are raised."""
    rules = with_setting(store.rules, name, text)
    check_country(rules.country)
    return rules


def set_rules_default(store: Store, progress: Progress = no_progress) -> Changes:
    """Take every rule back to its default."""
    return _set_rules(store, Rules(), "set the rules to their defaults", progress)


def _set_rules(store: Store, rules: Rules, label: str, progress: Progress) -> Changes:
    if rules == store.rules:
        raise InvalidInputError("the rules say so already")
    return _set(store, settings.RULES, settings.changed_rules(rules), label, progress)


def _set(store: Store, name: str, value: str, label: str, progress: Progress) -> Changes:
    with store.transaction() as action:
        settings.write(store.db, name, value)
        action.set_label(label)
    return store.recompute_after_settings(action.changes, progress)


def put_off_nudge(store: Store, kind: NudgeKind) -> Changes:
    """Put a nudge off for as many days as the rules say."""
    with store.transaction() as action:
        until = put_off_until(store.today(), store.rules)
        settings.put_nudge_off(store.db, kind, until)
        action.set_label(f"put the nudge off to {format_day(until, store.today())}")
    return action.changes
