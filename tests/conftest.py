"""What holds for all tests."""

from __future__ import annotations

import os

from hypothesis import settings

# A slow machine is no failure; and CI tries the same examples every time, so that a change is judged by what it changed.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")
