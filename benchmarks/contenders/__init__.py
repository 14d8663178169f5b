"""Programs that run the same calls as ours, each in an environment of its own; see benchmarks/harnesses.py.

Each takes a file of calls (JSON Lines: `id`, `call`, `expected`) and a base URL, and prints how many passed.
"""
