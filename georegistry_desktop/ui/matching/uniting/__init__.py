"""Making one version of the two that were matched: rules, what would come of it, the deed."""
