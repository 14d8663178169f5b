"""The terminal's face: `advisor chat`, `score`, `report`, `sessions`, `rubric`."""
