"""The words that are sent or said: drafts, the fields of their templates, and call scripts; as pure as the rules."""
