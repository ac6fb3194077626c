"""Kernels: started by forking a process that has imported already what notebooks import, and driven by papermill."""
