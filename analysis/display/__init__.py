"""Display: frames in, blocks out, each statement with the marks of its sentences."""
