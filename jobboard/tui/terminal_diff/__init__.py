"""The wire: the terminal gets only what differs between the frame composed now and the frame on the user's screen.

    from jobboard.tui.terminal_diff.app import DiffOutputApp

    class JobboardApp(DiffOutputApp[int]):
        ...

`app.wire_wanted = False` before the app runs (the setting `wire = false`), or JOBBOARD_WIRE=0 in the environment, leave
Textual's own output in place; so do inline, headless and web drivers, and a Textual that lacks a name which the wire
leans on (`unsupported_features()` tells which). `app.repaint()` sends the whole screen again, with the wire or without
(ctrl+l).

`look` is how cells look, `frame` a screenful of cells, `moves` and `encode` the bytes from one frame to the next;
`updates` reads what Textual composed, `wire` sends it to what `terminal` describes, `needs` lists what this leans on,
`app` ties it to Textual.
"""
