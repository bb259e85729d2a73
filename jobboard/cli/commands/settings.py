"""`jobboard rules`: the rules and the zone, stored with the board. `jobboard config`: display and keys, in a file."""

from typing import TYPE_CHECKING

import click

from jobboard import message_templates as own_templates
from jobboard import paths
from jobboard.cli.context import current_session, with_store
from jobboard.cli.open_board import board_config
from jobboard.cli.output import COMPUTING, echo, print_template_notices, progress_bar, table
from jobboard.cli.params import LanguageParam
from jobboard.config import DISPLAY_HELP
from jobboard.errors import InvalidInputError
from jobboard.followup.enums import Language
from jobboard.followup.rules import Rules, setting_sentences
from jobboard.store.actions import settings
from jobboard.text import clean, closest_matches, quote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jobboard.store.store import Store

_ZONE = "zone"


@click.command()
@click.argument("name", required=False)
@click.argument("value", required=False)
@click.option("--default", "default", is_flag=True, help="Set every rule to its default; the zone stays.")
@with_store()
def rules(store: "Store", name: str | None, value: str | None, default: bool) -> None:
    """Show the numbers of the follow-up rules and the time zone, or set one.

    \b
    jobboard rules follow-up-applied 4-6
    jobboard rules zone Europe/Oslo
    """
    if default and name is not None:
        raise InvalidInputError("--default sets all the rules at once", "leave the name away")
    if name is None and not default:
        echo(*table(_rows(store)))
        return
    if name is not None and value is None:
        echo(_value(store, name))
        return
    with progress_bar(COMPUTING) as progress:
        if name is None or value is None:
            changes = settings.set_rules_default(store, progress)
        elif name.lower() == _ZONE:
            changes = settings.set_zone(store, value, progress)
        else:
            changes = settings.set_rule(store, name, value, progress)
    echo(clean(changes.label))


def _values(store: "Store") -> dict[str, str]:
    return {_ZONE: store.clock.zone} | store.rules.as_dict()


def _value(store: "Store", name: str) -> str:
    values = _values(store)
    key = name.lower().replace("-", "_")
    if key not in values:
        nearest = closest_matches(key, values, 1)
        raise InvalidInputError(
            f"no rule is called {quote(name)}",
            f"did you mean {nearest[0]}?" if nearest else "jobboard rules lists them",
        )
    return values[key] or "-"


def _rows(store: "Store") -> list[tuple[str, ...]]:
    descriptions = {_ZONE: "the time zone that days and times are local to"} | setting_sentences()
    default = Rules().as_dict()
    rows: list[tuple[str, ...]] = []
    for name, value in _values(store).items():
        changed = f" (default {default[name] or '-'})" if value != default.get(name, value) else ""
        rows.append((name, value or "-", descriptions[name] + changed))
    return rows


@click.group(invoke_without_command=True, no_args_is_help=False)
@click.pass_context
def config(ctx: click.Context) -> None:
    """Show where the settings for display and keys are, and what is set."""
    if ctx.invoked_subcommand is not None:
        return
    session = current_session()
    path = paths.config_path(session.config)
    settings_now = board_config(session)
    echo(
        f"{path}{'' if path.exists() else ' (not there; the defaults count)'}",
        "",
        "[display]",
        *table(
            (name, str(getattr(settings_now.display, name)) or "-", sentence) for name, sentence in DISPLAY_HELP.items()
        ),
        "",
        "[keys]",
        *table(settings_now.keys.items()),
    )


@config.command()
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--language", type=LanguageParam(), help="For letters in de, en, es or fr; English.")
def templates(names: tuple[str, ...], language: Language | None) -> None:
    """Say where your own templates are read from, and write a copy of the shipped ones, or those named, to edit.

    A file that is there is never written over; one that you take away gives its place back to the shipped words.
    """
    from jobboard.followup.messages.drafts import template_names, template_text
    from jobboard.followup.messages.template_fields import FIELDS

    used = language or Language.ENGLISH
    folder = own_templates.templates_dir(paths.config_path(current_session().config))
    wanted = [_template(name, template_names()) for name in names] or template_names()
    beside = folder if used is Language.ENGLISH else folder / used
    written = own_templates.write_templates(beside, ((name, template_text(name, used)) for name in wanted))
    left = len(wanted) - len(written)
    echo(
        clean(str(beside)),
        *(f"  {path.name}" for path in written),
        f"{len(written)} written" + (f", {left} there already and left alone" if left else ""),
        "",
        "What a template may ask for; anything else in braces is a blank for you to fill:",
        *table(((f"{{{name}}}", sentence) for name, sentence in FIELDS.items()), indent=2),
    )
    print_template_notices(own_templates.read_templates(folder, template_names()))


def _template(name: str, shipped: "Sequence[str]") -> str:
    plain = name.removesuffix(".txt")
    if plain not in shipped:
        nearest = closest_matches(plain, shipped, 1)
        hint = f"did you mean {nearest[0]}?" if nearest else f"known: {', '.join(shipped)}"
        raise InvalidInputError(f"no template is called {quote(name)}", hint)
    return plain
