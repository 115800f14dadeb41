"""A DHIS2 that is asked while it runs: sign-in, requests that survive a bad line, pages, what changed since.

It ends in the same records that a saved ``/api/metadata.json`` holds, and hands them to the same reader.
"""
