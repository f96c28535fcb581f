"""The visit of a story: scenes bound to places, opened by a QR code or by walking there."""
