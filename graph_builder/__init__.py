"""French public-funding announcements as a knowledge graph you can trust."""

__version__ = "0.1.0"
