"""What other tools wrote, as phases and shapes: files that come from anywhere, read strictly."""
