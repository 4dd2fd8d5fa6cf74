"""The books of the bureau: outlines, texts, and tables composed of several lines."""
