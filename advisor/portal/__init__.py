"""The advisor behind HTTP: `create_app` makes an ASGI app; `advisor serve` runs it, and it mounts in others.

app.py            puts the parts together
settings.py       what the environment says
guard.py          every request: limits, headers, a request id
identity.py       who is asking: users, visitors, servers
service.py        conversations: one turn, one transaction, one answer; once.py, a repeated request
looks.py          conversations as they stand, reports, exports; on_offer.py, what is made once
shapes/           what goes over the wire
admin/            the pages for whoever runs it; exports.py, assessments in bulk
operation.py      how it is run: rates.py, logs.py, metrics.py, tracing.py, retention.py
problems.py       errors, by RFC 9457
stream.py         server-sent events
conversations.py  /api/v1
widget.py         the chat on a page: its script, and a frame for pages that allow none
telling.py        who else is told of a turn
webhooks.py       what they are told, and how it is signed; partners.py has the settings
delivering.py     makes the deliveries of the outbox; reaching.py sends one request, to where it was meant
chatwoot.py       /v1/chatwoot: an agent bot; chatwoot_calls.py says and makes what it answers
completions.py    /v1, as OpenAI's clients know it; replay.py answers without a store
"""

from advisor.portal.app import create_app, serving
from advisor.portal.settings import PortalSettings

__all__ = ["PortalSettings", "create_app", "serving"]
