"""Compile the reference data of the gazetteer: ``python -m normalize.gazetteer.compile``.

Three registry packages, each a snapshot of the units at one date, are joined by the committed
tables of facts in ``facts/`` (what began and ended when).
"""
