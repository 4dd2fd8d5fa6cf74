"""The public face: what everybody may read without signing in."""
