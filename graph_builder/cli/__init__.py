"""The command line: parse, call, print; the only place where errors become exits.

Data goes to stdout, messages and progress to stderr.
"""

from graph_builder.cli.app import main

__all__ = ["main"]
