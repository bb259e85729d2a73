"""Drafts of messages, the fields of their templates, and call scripts; as pure as the rules."""
