"""Tables of cases as texts: a line a case, its parts between arrows."""


def pairs(table):
    """The lines of a table, each as its parts."""
    return [tuple(part.strip() for part in line.split("->")) for line in table.splitlines() if line.strip()]
