"""The interview: `step(rubric, state, event) -> (state, effects)`. Pure: no I/O, clock or chance.

state.py     all there is to know about a chat, as plain data
events.py    what can happen; effects.py, what is to be done about it
step.py      the laws, the table of legal moves, the dispatch
turns.py     a message that was read: what changed, what was asked, what comes next
moves.py     what a person can want beside answering, whether typed as a command or said in words
policy.py    what to ask next
intents.py   which moves a message makes
names.py     how people name items, tiers and values
"""
