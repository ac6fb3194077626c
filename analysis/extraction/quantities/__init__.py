"""Numbers, how they are bounded and what they count."""
