"""``python -m analysis.cli`` is ``communique``."""

from analysis.cli import main

if __name__ == "__main__":
    main(prog_name="communique")
