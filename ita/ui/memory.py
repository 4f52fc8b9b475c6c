"""Keeps the garbage collector off what is loaded for good.

Streamlit collects garbage after every run; frozen objects are not looked at again, which makes a rerun several times
quicker.
"""

import gc
import sys
import threading

FREEZE_AFTER_SECONDS = 2.0

_frozen_modules: int | None = None  # none before the server is warm
_freezing = threading.Lock()


def freeze() -> None:
    """Freeze everything there is, once the server is warm."""
    global _frozen_modules
    _freeze()
    _frozen_modules = len(sys.modules)


def freeze_soon() -> None:
    """Freeze again, once the page is out, when it has loaded modules that were not there at the last freeze."""
    global _frozen_modules
    with _freezing:
        if _frozen_modules in (None, len(sys.modules)):
            return
        _frozen_modules = len(sys.modules)
    timer = threading.Timer(FREEZE_AFTER_SECONDS, _freeze)
    timer.daemon = True
    timer.start()


def _freeze() -> None:
    gc.collect()
    gc.freeze()
