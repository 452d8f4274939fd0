"""claimkit reconciles what several reports claim about the same events.

Enter with text (:func:`read_report`, :func:`reconcile`), with claims made by hand (:func:`resolve`,
:func:`assemble`), with a table (:func:`resolve_columns`), or with two names (:func:`match_names`).
"""

import lazy_loader

# the names stand in __init__.pyi, once; importing all of them would cost 300 ms before the first line of work
__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
