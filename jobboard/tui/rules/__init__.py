"""The numbers of the rules, where they come from, and what a change would move."""
