"""Judging a reader: cases with what should be read, and how far a reading is from that."""
