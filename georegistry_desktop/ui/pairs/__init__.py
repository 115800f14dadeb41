"""What is told of two units that may be one: the queue of what is to be decided, names with their differences
marked, both on one map, and why a score is what it is."""
