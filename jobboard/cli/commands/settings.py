"""`jobboard config`: display and keys, in a file, and the user's own templates beside it."""

from typing import TYPE_CHECKING

import click

from jobboard import message_templates as own_templates
from jobboard import paths
from jobboard.cli.context import current_session
from jobboard.cli.open_board import board_config
from jobboard.cli.output import echo, print_template_notices, table
from jobboard.cli.params import LanguageParam
from jobboard.config import DISPLAY_HELP
from jobboard.errors import InvalidInputError
from jobboard.followup.enums import Language
from jobboard.text import clean, closest_matches, quote

if TYPE_CHECKING:
    from collections.abc import Sequence


_ZONE = "zone"


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
