"""The engine: report definitions to runs, runs to editions, in parallel, with a ledger of what happened."""
