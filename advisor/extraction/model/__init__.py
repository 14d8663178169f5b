"""Reading with a language model: it proposes answers with quotes, code checks and decides. Pure, no I/O.

interest.py   which items a message may answer, and whether there is anything to read at all
schema.py     the items → the JSON Schema of a model's answer
claims.py     a model's text → claims: item, value, quote
grounding.py  a quote → the person's exact characters, or none
sight.py      what a check may look at; the places that are quoted
figures.py    figures in a quote: what they stand for, and what of
checking.py   a claim → a log entry, or why not
reader.py     the extractor: the offline reading, the model's, and what is made of both
"""
