"""Media files in, media files out: what a file is, what it holds, a still of it.

Knows no Django. Everything that is wrong with a file is a `Refused` with a code; the sentences
that people read are written by whoever calls.
"""

from .refusal import Refused

__all__ = ["Refused"]
