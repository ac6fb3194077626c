"""The entry point of the papermill engine ``communique``.

papermill loads it while it is being imported itself; so nothing of papermill is imported here until an engine is asked.
"""

from __future__ import annotations

from typing import Any


class CommuniqueEngine:
    """Execute notebooks in warm kernels: ``papermill --engine communique``, or ``engine_name="communique"``."""

    @classmethod
    def execute_notebook(cls, nb: Any, kernel_name: str, **options: Any) -> Any:
        """Run a notebook, and give it back with its outputs."""
        from analysis.kernels.running import WarmEngine

        return WarmEngine.execute_notebook(nb, kernel_name, **options)

    @classmethod
    def nb_kernel_name(cls, nb: Any, name: str | None = None) -> Any:
        """Give the kernel's name: the one that was asked for, or the notebook's."""
        from analysis.kernels.running import WarmEngine

        return WarmEngine.nb_kernel_name(nb, name)

    @classmethod
    def nb_language(cls, nb: Any, language: str | None = None) -> Any:
        """Give the language: the one that was asked for, or the notebook's."""
        from analysis.kernels.running import WarmEngine

        return WarmEngine.nb_language(nb, language)
