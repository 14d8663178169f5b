"""From what a person wrote to typed answers with evidence. Pure: no I/O, clock or chance."""
