"""Words and their languages: the catalogue and its reader, Thai digits, months and moments, the labels of columns and tables."""
