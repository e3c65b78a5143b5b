"""Sliders that move their page while they are dragged: every position of a slider, drawn ahead in Python.

The page says with one pure function what is drawn for given settings (`drawn.Drawn`). `offer` tells the browser where
the drawings for every value of a slider can be fetched; `store` draws them once for everybody who has the same other
settings, as what differs between them (`differences`); `route` serves them.
"""
