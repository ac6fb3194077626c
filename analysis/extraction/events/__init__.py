"""What was done by whom to whom, how far it got and when."""
