"""The interview: `step(rubric, state, event) -> (state, effects)`. Pure: no I/O, clock or chance.

state.py     all there is to know about a chat, as plain data
events.py    what can happen; effects.py, what is to be done about it
step.py      the laws, the table of legal moves, the dispatch
turns.py     a message that was read: what changed, what was asked, what comes next
commands.py  moves that change where the chat stands, whether typed as a command or said in words
queries.py   what a person asks; talk.py, what is said of a result by method: points.py, levels.py
offers.py    which other rubric to go on with, and what goes along
policy.py    what to ask next
intents.py   which moves a message makes
names.py     how people name items, tiers, levels and values
"""
