"""Advisor turns what a person writes into answers, scores them by a rubric, and explains the score."""

# The one source of the version: the build reads it from here (`tool.hatch.version` in pyproject.toml).
__version__ = "0.1.0"
