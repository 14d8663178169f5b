"""The pages for whoever runs the server, under ``/admin``: plain HTML from the server, no script at all.

figures.py  what the pages show, as data: results over time, where people stop, what they answer
marking.py  what was understood, marked where it was said
drawing.py  lays charts out: numbers for SVG
entry.py    the door: an admin's key becomes a short session
pages.py    what all pages are made with; their templates are in prompts/admin/
routes.py   the pages that show things
desk.py     one conversation, and the forms by which a human takes it, answers and gives it back
"""

from advisor.portal.admin.desk import desk
from advisor.portal.admin.pages import NotIn, send_to_the_door
from advisor.portal.admin.routes import router

router.include_router(desk)

__all__ = ["NotIn", "router", "send_to_the_door"]
