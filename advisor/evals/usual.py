"""Where a project keeps its suites, baselines and cassette unless it says otherwise; loaded by pytest."""

__all__ = ["BASELINE", "CASSETTE", "EVALS", "MODEL_BASELINE"]

EVALS = "evals"
BASELINE = "evals/baseline.json"
MODEL_BASELINE = "evals/baseline-model.json"
CASSETTE = "evals/model.cassette"
