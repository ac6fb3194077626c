"""Live controls: a form of a notebook's declared parameters, which runs the notebook's own cells with other values."""

from __future__ import annotations

import ast
import os
import shlex
import weakref
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

import ipywidgets as widgets
import nbformat
from IPython.core.getipython import get_ipython
from IPython.display import Markdown, display

from analysis.desk.fields import describe, make_field, write_value
from analysis.engine.run import Order, run_orders
from analysis.errors import CommuniqueError, ReportError, UnknownName
from analysis.reporting.definitions import ReportDefinition
from analysis.reporting.execute import read_notebook
from analysis.reporting.parameters import check_parameters, read_parameters
from analysis.reporting.read_definitions import find_definitions, read_definitions
from analysis.settings import Settings, find_shipped
from analysis.store import Store

#: Calls of these open what a person works with; a notebook that is run by its form does not open them again.
_TOOLS = frozenset({"open_form", "open_reader", "open_paste"})
_AS_WIDE = widgets.Layout(width="auto", flex="0 0 auto")
_IN_LINE = widgets.Layout(align_items="center")
_BESIDE = widgets.Layout(flex="1 1 12rem", min_width="0")


class ParameterForm(widgets.VBox):  # type: ignore[misc]
    """A field for each parameter of a notebook, and what it gives with these values.

    *Run here* runs the notebook's cells in this kernel, so that what they make (``tables``, ``events``) can be worked with
    afterwards. *Make HTML and PDF* publishes an edition, as ``communique reports run`` does.

    Parameters
    ----------
    notebook : Path
    settings : Settings, keyword-only
        Where the tables are, and where editions go.
    """

    def __init__(self, notebook: Path, *, settings: Settings) -> None:
        self.path = notebook
        self._settings = settings
        self._notebook = read_notebook(notebook)
        self._declared = read_parameters(self._notebook)
        if not self._declared:
            raise UnknownName(f"{notebook.name} declares no parameters: tag the cell that holds them `parameters`.")
        proposals = propose_values(settings.data_dir)
        self.fields = {
            name: make_field(parameter, proposals=proposals.get(name)) for name, parameter in self._declared.items()
        }
        self.run_button = widgets.Button(description="Run here", button_style="primary", layout=_AS_WIDE)
        self.publish_button = widgets.Button(description="Make HTML and PDF", layout=_AS_WIDE)
        self.said = widgets.HTML(layout=_BESIDE)
        self.command = widgets.HTML()
        self.output = widgets.Output()
        self.run_button.on_click(lambda _: self._attempt(self._run, "Running the cells …"))
        self.publish_button.on_click(
            lambda _: self._attempt(self._publish, "Running the notebook, then setting HTML and PDF …")
        )
        for field in self.fields.values():
            field.observe(lambda _: self._tell_command(), names="value")
        self._definition, self._is_defined = find_definition(notebook)
        self._tell_command()
        lines = [
            widgets.HBox([field, widgets.HTML(describe(self._declared[name].description), layout=_BESIDE)])
            for name, field in self.fields.items()
        ]
        buttons = widgets.HBox([self.run_button, self.publish_button, self.said], layout=_IN_LINE)
        super().__init__([*lines, buttons, self.command, self.output])
        _open_forms.add(self)

    def refresh_proposals(self) -> None:
        """Propose what is stored by now."""
        for name, proposed in propose_values(self._settings.data_dir).items():
            if isinstance(self.fields.get(name), widgets.Combobox):
                self.fields[name].options = tuple(proposed)

    def __repr__(self) -> str:
        return f"The parameters of {self.path.name}: run this cell in JupyterLab to work with them."

    def read_values(self) -> dict[str, Any]:
        """Give the values that differ from the notebook's own, checked as everywhere.

        Raises
        ------
        ParameterError
            When a value is not of the declared kind.
        """
        written = {name: field.value for name, field in self.fields.items()}
        given = {
            name: value
            for name, value in written.items()
            if write_value(value) != write_value(self._declared[name].default)
        }
        return check_parameters(self._notebook, given, where=self.path.name)

    def _attempt(self, work: Any, meanwhile: str) -> None:
        for button in (self.run_button, self.publish_button):
            button.disabled = True
        self.said.value = describe(meanwhile)
        try:
            self.said.value = describe(work(self.read_values()))
        except CommuniqueError as error:
            self.said.value = describe(str(error))
        finally:
            for button in (self.run_button, self.publish_button):
                button.disabled = False

    def _run(self, values: Mapping[str, Any]) -> str:
        self.output.clear_output()
        with self.output:
            is_done = run_cells(self._notebook, {**{n: p.default for n, p in self._declared.items()}, **values})
        return "Done." if is_done else "It ended with a cell that failed: its error stands last, below."

    def _publish(self, values: Mapping[str, Any]) -> str:
        self.output.clear_output()
        order = Order(definition=self._definition, cause="run", given=values)
        outcomes = run_orders(
            [order], data_dir=self._settings.data_dir, out_dir=self._settings.out_dir, skip_unchanged=False
        )
        made = []
        for outcome in outcomes:
            if outcome.path is None:
                raise ReportError(outcome.error or "The report could not be made.")
            made.append(Path(outcome.path))
        with self.output:
            for edition in made:
                display(Markdown(link_files(edition)))  # type: ignore[no-untyped-call]
        return f"Made: {', '.join(map(name_folder, made))}"

    def _tell_command(self) -> None:
        """Tell at once what is wrong with a value, else how the same is asked for outside of JupyterLab."""
        try:
            values = self.read_values()
        except CommuniqueError as error:
            self.command.value = describe(str(error))
            return
        if not self._is_defined:
            self.command.value = ""
            return
        given = " ".join(f"--set {shlex.quote(f'{name}={write_value(value)}')}" for name, value in values.items())
        said = f"The same by command: communique reports run {self._definition.name} {given}"
        self.command.value = describe(said.rstrip())


#: Forms of this kernel, to which a text that is read while they are open is told.
_open_forms: weakref.WeakSet[ParameterForm] = weakref.WeakSet()


def refresh_proposals() -> None:
    """Have the forms that are open propose what is stored by now."""
    for form in list(_open_forms):
        form.refresh_proposals()


def open_notebook_form(notebook: str | Path = "", *, data_dir: Path | str | None = None) -> ParameterForm:
    """Open the form of a notebook: a path, the name of one of ours, or, where none is given, this very notebook.

    Raises
    ------
    UnknownName
        When there is no such notebook, or nobody says which one this is.
    """
    settings = Settings(data_dir=Path(data_dir)) if data_dir else Settings()
    return ParameterForm(find_notebook(notebook), settings=settings)


def find_notebook(notebook: str | Path = "") -> Path:
    """Find a notebook by path or name; without one, the notebook that this kernel was started for.

    Raises
    ------
    UnknownName
        When there is none.
    """
    if not str(notebook):
        here = Path(os.environ.get("JPY_SESSION_NAME", ""))
        if here.suffix == ".ipynb" and here.is_file():
            return here
        raise UnknownName("Nobody says which notebook this is: name one, as in open_form('mediation_tracks').")
    name = Path(notebook)
    places = [name, name.with_suffix(".ipynb"), find_shipped("notebooks") / f"{name.stem}.ipynb"]
    for place in places:
        if place.suffix == ".ipynb" and place.is_file():
            return place
    ours = ", ".join(sorted(path.stem for path in find_shipped("notebooks").glob("*.ipynb")))
    raise UnknownName(f"There is no notebook {str(notebook)!r}; give a path, or one of: {ours}.")


def find_definition(notebook: Path) -> tuple[ReportDefinition, bool]:
    """Give the report that a notebook is defined as, or one of its own name, and whether it is defined."""
    try:
        definitions = read_definitions(find_definitions())
    except CommuniqueError:
        definitions = {}
    for definition in definitions.values():
        if definition.notebook.name == notebook.name:
            return definition.model_copy(update={"notebook": notebook.resolve(), "schedule": None}), True
    name = notebook.stem.replace("_", "-").lower()
    return ReportDefinition(name=name, title=notebook.stem.replace("_", " "), notebook=notebook.resolve()), False


def propose_values(data_dir: Path) -> dict[str, list[str]]:
    """Give the values that stored texts offer for the parameters that ours share; an empty list where nothing is stored."""
    try:
        documents = Store(data_dir).read("documents")
    except CommuniqueError:
        return {"document_id": []}
    return {"document_id": sorted(set(documents["name"].dropna()))}


def name_folder(edition: Path) -> str:
    """Name the folder of an edition: from where JupyterLab shows it, as far as that is known, else its whole path."""
    root = Path.cwd().parent
    return str(edition.relative_to(root) if edition.is_relative_to(root) else edition)


def link_files(edition: Path) -> str:
    """Give links to the files of an edition, in Markdown, as far as JupyterLab can open them from a notebook here."""
    if not edition.is_relative_to(Path.cwd().parent):
        return ""
    files = sorted(path for path in edition.iterdir() if path.name.startswith("report."))
    return " · ".join(f"[{path.name}]({quote(os.path.relpath(path))})" for path in files)


def run_cells(notebook: nbformat.NotebookNode, values: Mapping[str, Any]) -> bool:
    """Run a notebook's cells in this kernel, its parameters set to these values, and show what each gives.

    It ends with the first cell that fails, whose error is shown as ever; says whether none did. Cells that open a form or
    the reader are left out.
    """
    shell = get_ipython()
    if shell is None:
        raise ReportError("A notebook's cells are run in a notebook: here is none.")
    shell.push(dict(values))  # type: ignore[no-untyped-call]
    for cell in notebook.cells:
        tags = cell.metadata.get("tags", ())
        if cell.cell_type == "markdown" and "hide-output" not in tags:
            display(Markdown(cell.source))  # type: ignore[no-untyped-call]
        if cell.cell_type != "code" or "parameters" in tags or _opens_tools(cell.source):
            continue
        done = shell.run_cell(cell.source, store_history=False)  # type: ignore[no-untyped-call]
        if not done.success:
            return False
    return True


def _opens_tools(source: str) -> bool:
    try:
        tree = ast.parse(source)
    except SyntaxError:  # A magic; what else is wrong with it shows when it is run.
        return False
    return any(_names(node) & _TOOLS for node in ast.walk(tree) if isinstance(node, ast.Call))


def _names(call: ast.Call) -> set[str]:
    return {node.id for node in ast.walk(call.func) if isinstance(node, ast.Name)} | {
        node.attr for node in ast.walk(call.func) if isinstance(node, ast.Attribute)
    }
