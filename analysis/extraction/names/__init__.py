"""Names that are known beforehand: the reference data, and how a text is searched for them."""
