"""What one page alone needs, in a file of the page's name: its choices, its pieces, its states without figures."""
