"""Entry point: shows the page the reader chose, in a server that gets ready while the browser loads."""

import streamlit as st

from ita.ui import edge, server

if __name__ == "__main__":
    from ita.ui import menu

    menu.navigation().run()
else:
    app = st.App(
        __file__,
        lifespan=server.warm,
        middleware=edge.MIDDLEWARE,
        on_script_error=server.on_script_error,
    )
