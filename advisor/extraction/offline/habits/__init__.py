"""Reading what people do as a matter of habit: the levels of a ladder, and the signs beside them.

    marks                the words of a text, boiled down to what two texts can share
    learnt, trained      which of several things a text is like, by weights learnt from the rubric's sentences
    pieces, menus        what each piece of the advisor's message asks for, or offers to choose from
    asked                the question that stands
    regions              which words of a reply answer which piece
    verdicts, judged     yes, some or no, and the words that say so
    signs, examples      the answer to one sign, to one question for an example
    sets, references     several at once: all but one, the first four, the rest
    statements, unasked  all of them; those that nobody asked for
    whose, told          which clauses tell what the person does now and as a rule
    strands              which part of a message tells of which dimension
    levels, confirmed    the step that those clauses tell; the habit behind what was done once
    lengths, tenure      lengths of time; years as people count them aloud
    positions            titles by their capitals
    directions           where somebody wants to go, taken back or told unasked

Everything a rubric knows (steps, behaviours, signs) is data; what stands here is English.
"""
