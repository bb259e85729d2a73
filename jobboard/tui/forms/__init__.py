"""Forms, and editing text inside or in the user's editor."""
