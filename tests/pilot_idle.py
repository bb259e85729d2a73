"""A pilot that waits for the app instead of for the clock: fast where it is idle, patient where the machine is busy."""

import asyncio

import pytest

_FRAME = 0.035
"""Seconds: a timer due sooner belongs to what is going on; the next frame may be two frames off."""
_LOOKS = 3
"""How often the loop must be found with nothing to do, one turn after the other."""
_AT_MOST = 5.0
"""Seconds to wait for an app that never comes to rest."""


async def come_to_rest(*_: float) -> None:
    """Wait until the event loop has nothing to run, now or within two frames."""
    loop = asyncio.get_running_loop()
    end, idle = loop.time() + _AT_MOST, 0
    while idle < _LOOKS and loop.time() < end:
        await asyncio.sleep(_until_next_timer(loop))
        idle = 0 if loop._ready or _until_next_timer(loop) else idle + 1  # type: ignore[attr-defined]


def _until_next_timer(loop: asyncio.AbstractEventLoop) -> float:
    """Seconds until a timer that is due within two frames; 0 where there is none."""
    now = loop.time()
    soon = [timer.when() - now for timer in loop._scheduled if not timer.cancelled()]  # type: ignore[attr-defined]
    return max(0.0, min((wait for wait in soon if wait < _FRAME), default=0.0))


@pytest.fixture(autouse=True)
def quiet_pilot(monkeypatch: pytest.MonkeyPatch) -> None:
    """Textual's pilot takes a process that used little of the last 20 ms for one that is done; here it must be done."""
    for module in ("app", "pilot"):
        monkeypatch.setattr(f"textual.{module}.wait_for_idle", come_to_rest)
