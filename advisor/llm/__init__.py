"""The edge to language models: one Protocol with one method, and what stands behind it.

model.py        the Protocol
scripted.py     a model whose answers are written by hand, for tests, evals and examples
client.py       the official openai client behind the Protocol: retries, deadlines, streaming
received.py     what came back, taken apart
troubles.py     what a call failed of: whether it may pass, how long to wait, how it is told
server.py       what a server takes, learnt from what it refuses, and remembered
breaker.py      no calls for a while after several that failed
consultant.py   a chat's model: prompts, the token budget, the guard; what the driver talks to
guard.py        what a model may say aloud
foul.py         what no sentence of its may hold
tokens.py       counting, where a vocabulary is on disk, and estimating
prices.py       tokens → money
cassette.py     record and replay
settings.py     what the environment says of models

openai, tenacity and tiktoken are imported where a model is used, and by nothing else.
"""
