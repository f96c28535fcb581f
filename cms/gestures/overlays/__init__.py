"""Measured overlays: shapes laid over a film, an image or a 3D model, kept once, as data.

`reading` turns the JSON that is stored into objects, or says in a sentence what is wrong with it;
`motion` says where a shape stands at a moment; `calibration` turns pixels into millimetres;
`measures` computes lengths and angles with their uncertainty. The same arithmetic is in
`themes/base/static/js/overlays/`; `tests/cms/gestures/overlay_cases.json` keeps them equal.
"""
