"""One story, many supports: an archive that needs no server, a booklet, a kiosk."""
