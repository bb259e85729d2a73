"""`jobboard due`: what to follow up, the panel as text or JSON."""

from datetime import date
from typing import TYPE_CHECKING

import click

from jobboard.cli.context import with_store
from jobboard.cli.json_records import due_record
from jobboard.cli.output import card_title, echo, print_json, recipient_text, table
from jobboard.cli.params import json_option
from jobboard.dates.format import format_day
from jobboard.followup.display_names import count_noun, upcoming_heading
from jobboard.followup.enums import StepState
from jobboard.followup.step_text import lateness, render_reason, step_name
from jobboard.store.queries.panel import due as entries_due
from jobboard.store.queries.panel import panel as query_panel
from jobboard.store.views import PanelEntry
from jobboard.text import clean

if TYPE_CHECKING:
    from jobboard.store.store import Store
    from jobboard.store.views import Panel

_SIGNS = {StepState.OVERDUE: "!", StepState.DUE: "•"}


@click.command()
@click.option("--days", type=click.IntRange(0, 3660), metavar="N", help="Also what comes due within N days.")
@click.option("--all", "everything", is_flag=True, help="Everything: what can wait, what is to come, the quiet ones.")
@json_option
@click.option("--count", is_flag=True, help="Print only how many there are.")
@click.option("--quiet", is_flag=True, help="Print nothing; exit 1 where nothing is due.")
@with_store()
@click.pass_context
def due(
    ctx: click.Context, store: "Store", days: int | None, everything: bool, as_json: bool, count: bool, quiet: bool
) -> None:
    """Show what needs a follow-up now, with the reason, the person and the channel."""
    panel = query_panel(store) if days is None and not everything else None
    entries = panel.due if panel else entries_due(store, days or 0, everything)
    today = store.today()
    if quiet:
        ctx.exit(0 if entries else 1)
    elif count:
        echo(str(len(entries)))
    elif as_json:
        print_json([due_record(entry, today) for entry in entries])
    elif panel:
        echo(*_panel_lines(panel, today, store.rules.ahead))
    else:
        echo(*(_entry_lines(entries, today) or ["Nothing is due."]))


def _panel_lines(panel: "Panel", today: date, ahead: int) -> list[str]:
    lines = ["Follow up now" + (f", {panel.overdue_count} late" if panel.overdue_count else "")] if panel.due else []
    lines += _entry_lines(panel.due, today) or ["Nothing to follow up now."]
    if panel.deferred:
        lines.append(f"{len(panel.deferred)} more can wait")
    if panel.upcoming:
        rows = [
            (format_day(entry.step.due, today), card_title(entry.company, entry.role), _step_name(entry))
            for entry in panel.upcoming
        ]
        lines += ["", upcoming_heading(ahead), *table(rows, indent=2)]
    if panel.quiet_count:
        lines += ["", f"{count_noun(panel.quiet_count, 'card')} quiet for weeks: jobboard due --all lists them"]
    return lines


def _entry_lines(entries: tuple[PanelEntry, ...], today: date) -> list[str]:
    rows = [
        (str(entry.card_id), card_title(entry.company, entry.role), _step_name(entry), _due_text(entry, today))
        for entry in entries
    ]
    lines: list[str] = []
    for entry, line in zip(entries, table(rows), strict=True):
        lines += [f"{_SIGNS.get(entry.step.state, ' ')} {line}", f"     {_reason_and_recipient(entry, today)}"]
    return lines


def _step_name(entry: PanelEntry) -> str:
    return step_name(entry.step.kind, entry.step.attempt)


def _due_text(entry: PanelEntry, today: date) -> str:
    step = entry.step
    if step.state is StepState.UPCOMING:
        return format_day(step.due, today)
    return lateness(step.last_day, step.state, today)


def _reason_and_recipient(entry: PanelEntry, today: date) -> str:
    step = entry.step
    return " · ".join(part for part in (clean(render_reason(step.reason, today)), recipient_text(step)) if part)
