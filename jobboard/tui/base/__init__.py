"""The drawing toolkit: the base widgets that every feature uses."""
