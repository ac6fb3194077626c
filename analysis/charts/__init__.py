"""Charts: a tidy frame in, axes with a text alternative and a source line out."""
