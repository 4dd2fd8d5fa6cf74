"""The pages of the workspace, one module per subject."""
