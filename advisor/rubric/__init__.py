"""Rubrics as data: what is asked, how it is scored and what is advised.

`model.Rubric` is the whole; `parse.parse_rubric` makes one from YAML text and reports every fault with its
line. Nothing here touches a file, the clock or the environment: `advisor.catalog` finds and loads files.
"""
