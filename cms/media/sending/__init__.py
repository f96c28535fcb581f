"""Files that people send: resumed after a lost connection, examined early, kept until a form.

The protocol is tus 1.0.0. The Django libraries that spoke it stopped at Django 3 (django-tus) or
need a REST framework (drf-tus), and none examines a file before its end: this folder does.
"""
