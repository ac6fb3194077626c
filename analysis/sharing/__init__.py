"""Sharing: editions to comparisons, archives, redacted copies, a site, mail and buckets; and what of them is kept."""
