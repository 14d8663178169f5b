"""What is said: templates, which are data, turned into text. Pure: the templates arrive as strings."""
