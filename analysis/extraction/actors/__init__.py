"""Who takes part: names, people and nominals, each an actor told once with every mention."""
