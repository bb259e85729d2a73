"""The full-screen app: screens over the store, drawn with Textual."""
