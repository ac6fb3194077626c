"""Who is meant by a pronoun, a description, "both sides"."""
