"""The modelling tool: a full-screen editor of a gesture module, in the back office.

`state` is what it is given, `keeping` puts back what it sends into a draft, `views` are its
addresses. The rest is in `static/gestures/modelling/`.
"""
