"""Measurements: ``python -m tests.benchmarks`` prints ratios against a named peer in the same run."""
