"""The one-line question at the foot, and the order of keys."""
