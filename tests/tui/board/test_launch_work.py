"""What a launch does until the board stands there: what makes it slow long before a clock shows it."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from textual._compositor import Compositor
from textual.css.stylesheet import Stylesheet

from jobboard.followup.enums import Stage
from jobboard.store.store import Store
from jobboard.tui.base.line_widget import LineWidget
from tests.store.builders import card
from tests.tui.board_pilot import shown

LIMITS = {"apply": 32, "_parse_rules": 18, "reparse": 0, "render_full_update": 2, "_make_strip": 64, "queries": 36}
"""How often each is done, a little above what it is today."""


async def test_a_launch_does_no_more_than_it_did(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(60):
        card(store, f"Company {number:03}", Stage.TARGET if number % 3 else Stage.APPLIED, on="11-10")
    done: Counter[str] = Counter()

    def count(of: type, name: str) -> None:
        do: Callable[..., Any] = getattr(of, name)

        def counted(*args: Any, **more: Any) -> Any:
            done[name] += 1
            return do(*args, **more)

        monkeypatch.setattr(of, name, counted)

    count(Stylesheet, "apply")
    count(Stylesheet, "_parse_rules")
    count(Stylesheet, "reparse")
    count(Compositor, "render_full_update")
    count(LineWidget, "_make_strip")
    store.db.query_hooks.append(lambda event: done.update(queries=event.sql.lstrip().startswith("SELECT")))
    async with shown(store):
        assert {name: max(done[name], limit) for name, limit in LIMITS.items()} == LIMITS
