"""Reading what people do as a matter of habit: the levels of a ladder, and the signs beside them.

    marks        the words of a text, boiled down to what two texts can share
    learnt       which of several things a text is like, by weights learnt from the rubric's own sentences
    trained      both, for one rubric
    pieces       what each piece of the advisor's message asks for
    regions      which words of a reply answer which piece
    statements   yes, some or no for signs and for questions that want an example
    told         which clauses tell what the person does now and regularly
    levels       the step that those clauses tell

Everything a rubric knows (steps, behaviours, signs) is data; what stands here is English.
"""
