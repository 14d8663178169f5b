"""The pages for whoever runs the server, under ``/admin``: plain HTML from the server, no script at all.

figures.py  what the pages show, as data: results over time, where people stop, what they answer
marking.py  what was understood, marked where it was said
drawing.py  lays charts out: numbers for SVG
entry.py    the door: an admin's key becomes a short session
routes.py   the pages; their templates are in prompts/admin/
"""

from advisor.portal.admin.routes import NotIn, router, send_to_the_door

__all__ = ["NotIn", "router", "send_to_the_door"]
