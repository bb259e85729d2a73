"""Text as the world sends it: what steers terminals, what breaks layouts, what markup and formats trip over."""

from hypothesis import strategies as st

STEERING = (
    "\x1b[2J\x1b[H",
    "\x1b]0;owned\x07",
    "\x1b]52;c;b3duZWQ=\x07",
    "\x1b]8;;https://evil.example\x1b\\here\x1b]8;;\x1b\\",
    "\x1bP+q544e\x1b\\",
    "\x1b]1337;File=inline=1:AAAA\x07",
    "\x1b[?1049l\x1b[?1003h",
    "\x1b[6n\x1b[c\x1b[>q",
    "\x1bc\x1b#8\x1b(0",
    "\x9b31m\x9d0;owned\x9c\x90q\x9c",
    "\x00\x07\x08\x0b\x0c\x0e\x0f\x1a\x7f",
    "a\r\nb\rc\nd\u2028e\u2029f\x85g",
    "\u202egnp.exe\u202c\u2066x\u2069\u200f\u061c",
    "\u200b\u2060\ufeff\u00ad\U000e0041",
    "[bold red]x[/bold red][/][link=https://evil.example]y[/link][@click=app.quit]z[/]",
    "\\[/x] $$ {0} %s %n ${HOME} `id` ; rm -rf",
)
"""What may not reach a terminal or be read as anything but letters."""

ODD = (
    "W" * 300,
    "日本語の会社" * 20,
    "👩‍👩‍👧‍👦🏳️‍🌈🇳🇴" * 10,
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘",
    "مرحبا بالعالم שלום עולם",
    "க்ஷ்மி नमस्ते กำลังใจ",
    "ﷺ﷽",
    "e\u0301" * 60,
    "\u0300\u0301\u0302",
    "x\ufe0f❤️☎️1️⃣",
)
"""What takes other cells than it has letters."""

CORPUS = STEERING + ODD

MARKS = ("\x1b]0;", "\x1b]52;", "\x1b]8;", "\x1bP", "\x1b]1337", "\x1bc", "\x1b#8", "\x1b(0", "\x9b", "\x9d", "\x90")
"""The beginnings of sequences that the app itself never sends while it shows a card."""

WORDS = st.one_of(
    st.sampled_from(CORPUS),
    st.text(max_size=30),
    st.text(st.characters(codec=None, categories=["L", "N", "P", "Z", "Cc", "Cf", "Cs", "M", "S"]), max_size=12),
)
"""Any text, with the worst more often than chance would have it."""
