"""A kernel manager whose kernels are forked, whatever kernelspecs are installed."""

from __future__ import annotations

import os
import sys
import uuid
from pathlib import Path
from typing import Any

from jupyter_client.kernelspec import KernelSpec, NoSuchKernel
from jupyter_client.manager import AsyncKernelManager

from analysis.kernels.provisioner import WarmProvisioner

_PYTHONS = ("python", "python3", f"python3.{sys.version_info[1]}")


def describe_kernel(environment: dict[str, str] | None = None) -> KernelSpec:
    """Describe a kernel of this very Python."""
    return KernelSpec(
        argv=[sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
        display_name="Python 3 (warm)",
        language="python",
        env=environment or {},
    )


class WarmKernelManager(AsyncKernelManager):
    """Fork kernels of this Python; a kernel of another language or another Python is started as its spec says."""

    @property
    def kernel_spec(self) -> KernelSpec:
        """The spec of the name that was asked for; this Python's own where none is installed."""
        try:
            found = super().kernel_spec
        except NoSuchKernel:
            if self.kernel_name not in ("", "python3", "communique"):
                raise
            found = None
        if found is None:
            found = self._kernel_spec = describe_kernel()
        return found

    async def _async_pre_start_kernel(self, **options: Any) -> Any:
        if self.provisioner is None and is_this_python(self.kernel_spec):
            self.kernel_id = self.kernel_id or str(uuid.uuid4())
            self.provisioner = WarmProvisioner(parent=self, kernel_id=self.kernel_id, kernel_spec=self.kernel_spec)
        return await super()._async_pre_start_kernel(**options)


def is_this_python(spec: KernelSpec) -> bool:
    """Say whether a spec starts an IPython kernel of this very Python, so that a fork of it is the same."""
    argv = spec.argv
    if not argv or "ipykernel_launcher" not in argv:
        return False
    return argv[0] in _PYTHONS or os.path.realpath(Path(argv[0]).parent) == os.path.realpath(
        Path(sys.executable).parent
    )
