"""Script templates become documents: one tree, one writer for each format."""
