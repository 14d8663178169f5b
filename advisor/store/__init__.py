"""Stored sessions: every accepted turn of every chat, on disk before its reply is shown.

tables.py    the schema, its version, and the way up from older ones
database.py  an engine that is safe to write with: modes, durability, errors in plain words
sessions.py  the store itself: save a turn, resume, list, delete
served.py    beside it, for servers: whose each session is, and what was answered to which request
surveyed.py  many sessions at once, for whoever runs the server
tenants.py   whose a session is, where a server has several tenants
pruning.py   deletes what is older than it may be
keys.py      API keys of servers
desk.py      who has a conversation, the advisor or a human; what was agreed to
outbox.py    what other servers are to be told, kept until they have it
"""

from advisor.store.sessions import MovedOn, Session, Store, Summary, Turn

__all__ = ["MovedOn", "Session", "Store", "Summary", "Turn"]
