"""The embedded reader: hand-written recognizers and linking, no model and no network.

The stages, one file each, in the order a message goes through them:

    text       normalise, with a map back to the original characters
    tokens     words, numbers, punctuation
    lexicon    the rubric's names and values, compiled; mentions in a text
    clauses    sentences and clauses
    scope      whose words, and in what mood: denied, hypothetical, planned, somebody else's, an order
    asked      what the advisor's last question asked for, in which order, with which labels
    ratings, extents, choices, years, months, texts     one reader a kind: recognise and link
    reader     all of it together, and what changes against what was known
"""
