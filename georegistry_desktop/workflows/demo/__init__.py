"""A made-up country to try everything on, any size, the same each time: no real list need be shared.

Makes a pyramid of five levels with coast-like borders, a second source of it that differs as real
lists do, the files of both, and the truth about what differs.
"""

from .country import DemoCountry, make_country, truth
from .files import write_csv, write_dhis2_json, write_truth

__all__ = ["DemoCountry", "make_country", "truth", "write_csv", "write_dhis2_json", "write_truth"]
