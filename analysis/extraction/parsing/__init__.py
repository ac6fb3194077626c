"""The words of a paragraph and how they hang together: the parse, readings of its grammar, and where it errs."""
