"""How good the extraction is: gold texts, scorers and the scoreboard."""
