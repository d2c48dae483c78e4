"""The cases, one module per topic; each module's list ``CASES`` is found by the catalogue."""
