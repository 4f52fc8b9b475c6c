"""Screens: the frame around each page, the reader's choices, and repeated pieces. Knows Streamlit; knows no SQL."""
