"""What the parent of warm kernels imports, so that no kernel waits for it."""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import threading
from collections.abc import Mapping
from pathlib import Path

#: What a kernel and the notebooks import, the slow things first. Named, not imported: those that are missing are left out.
MODULES = (
    "ipykernel.kernelapp",
    "ipykernel.ipkernel",
    "ipykernel.zmqshell",
    "ipykernel.debugger",
    "debugpy.server.api",
    "ipykernel.comm",
    "IPython.core.pylabtools",
    "IPython.core.magics",
    "IPython.core.history",
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.extensions.storemagic",
    "IPython.utils.wildcard",
    "faulthandler",
    "pdb",
    "sqlite3",
    "tornado.platform.asyncio",
    "matplotlib_inline.backend_inline",
    "matplotlib_inline.config",
    "matplotlib.backends.backend_svg",
    "matplotlib.backends.backend_agg",
    "matplotlib.pyplot",
    "seaborn",
    "networkx",
    "pandas",
    "pyarrow.parquet",
    "pyarrow.dataset",
    "deltalake",
    "deltalake.fs",
    "jinja2",
    "pandas.core.methods.to_dict",
    "pandas.core.reshape.reshape",
    "analysis.settings",
    "analysis.schemas",
    "analysis.store",
    "analysis.measures",
    "analysis.charts",
    "analysis.display",
    "ipywidgets",
    "anywidget",
    "duckdb",
    "analysis.desk.reader",
)
#: Libraries that start threads of their own start none in the parent: a fork takes the threads' locks along, not the threads.
QUIET: Mapping[str, str] = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "NUMEXPR_NUM_THREADS": "1",
    "PYDEVD_DISABLE_FILE_VALIDATION": "1",
    "ARROW_DEFAULT_MEMORY_POOL": "system",
    # matplotlib reads it when it is imported; a kernel sets it, but by then it has been read.
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
}
#: Sizes of marks in charts, in points, beside those of the theme.
_SIZES_PT = (6.5, 7.0)
#: Threads that may run in the parent: an allocator's own, which the allocator itself stops before a fork and starts after it.
HARMLESS_THREADS = frozenset({"jemalloc_bg_thd"})


class UnsafeToFork(RuntimeError):
    """The parent has threads, so that no fork of it can be relied on."""


def import_warm(modules: tuple[str, ...] = MODULES) -> None:
    """Import what kernels need, read what they read anew each time, and make memory fit to be shared.

    Raises
    ------
    UnsafeToFork
        When an import started a thread.
    """
    for name in modules:
        try:
            importlib.import_module(name)
        except ImportError:
            # A kernel without it starts as well, and says itself what it misses.
            continue
    _fill_caches()
    threads = list_threads()
    if threading.active_count() > 1 or threads:
        raise UnsafeToFork(f"Importing what notebooks need started threads: {', '.join(threads) or 'of Python'}.")
    # What is here stays: collected no more, its pages stay shared with every kernel.
    gc.collect()
    gc.freeze()


def _fill_caches() -> None:
    """Build what does not change and is slow to build: the tables' models, the templates, the map, the fonts, a picture.

    Nothing here may start a thread that a fork would tear: Delta Lake is imported, and not called.
    """
    for fill in (_build_models, _draw_picture):
        # What cannot be built here is built in the kernel, or fails there where it can be seen.
        with contextlib.suppress(Exception):
            fill()


def _build_models() -> None:
    schemas = importlib.import_module("analysis.schemas")
    delta = importlib.import_module("analysis.store.delta")
    for table in schemas.TABLES:
        delta.arrow_schema(table)
    importlib.import_module("analysis.display").load_outlines()


def _draw_picture() -> None:
    """Draw what charts are made of, once, in the house's theme, and turn it into a block: no state of it stays."""
    theme = importlib.import_module("analysis.charts.theme")
    texts = importlib.import_module("analysis.charts.text")
    blocks = importlib.import_module("analysis.blocks")
    with theme.house_theme():
        axes = theme.make_figure(height_cm=4).add_subplot()
        axes.plot([0, 1, 2], [1, 0, 1], marker="o", label="Line")
        axes.scatter([0, 1], [0, 1], label="Points")
        axes.barh([0, 1], [1, 2], hatch="//")
        axes.annotate("Arrow", (0, 0), (1, 1), arrowprops={"arrowstyle": "-|>"})
        for style in ("normal", "italic"):
            for weight in ("normal", "semibold", "bold"):
                axes.text(0.5, 0.5, "Words − 12 %", style=style, weight=weight)
        # The search for the nine fonts of a text takes longer than the text, and is remembered by size and weight.
        for size in (*_SIZES_PT, theme.SMALL_PT, theme.TEXT_PT):
            for weight in ("normal", "semibold"):
                axes.text(0.5, 0.5, "Words 12", size=size, weight=weight)
                texts.measure_box_cm("Words − 12 %", size=size, weight=weight)
                texts.measure_cm("Words − 12 %", size=size, weight=weight)
        axes.set(title="Title", xlabel="x", ylabel="y")
        axes.legend()
        svg = importlib.import_module("analysis.display.vectors").write_svg(axes.figure)
    line = blocks.runs("words")
    table = blocks.TableBlock(caption=line, columns=(blocks.Column(label="a"),), rows=((line,),))
    for block in (blocks.Figure(svg=svg, alt="x", caption=line, data=table), table, blocks.Masthead(title="x")):
        block._repr_mimebundle_()


def list_threads() -> list[str]:
    """List the other threads of this process by name, those of libraries too, and without the harmless."""
    names = []
    for task in Path("/proc/self/task").glob("*/comm"):
        if task.parent.name != str(os.getpid()):
            names.append(task.read_text(encoding="utf-8", errors="replace").strip())
    return sorted(name for name in names if name not in HARMLESS_THREADS)
