"""The handbook's build, one room a step: read, check, compose, write, publish.

Each step takes the whole result of the one before it and knows nothing of those after it::

    data/*.yml -read-> trees with positions -check-> Handbook -compose-> {path: bytes}
               -write-> build/ -publish-> site/
"""

__version__ = "0.1.0"
