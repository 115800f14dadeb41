"""The checks that every format's rows go through, over whole columns at once."""
