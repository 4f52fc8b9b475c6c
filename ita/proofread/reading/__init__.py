"""A draft from its file to what it says: text, paragraphs and cells, names and figures, the claims they make."""
