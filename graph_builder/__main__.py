"""`python -m graph_builder`, the same as `graph-builder`."""

from graph_builder.cli import main

if __name__ == "__main__":
    main()
