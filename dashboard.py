"""Entry point: shows the page the reader chose, in a server made ready before the first reader comes."""

import streamlit as st

from ita.ui import frame, server

if __name__ == "__main__":
    frame.navigation().run()
else:
    app = st.App(
        __file__,
        lifespan=server.warm,
        middleware=server.MIDDLEWARE,
        on_script_error=frame.on_script_error,
    )
