"""One check a file: from a draft's context to where it differs from the data."""
