"""How people and machines come in: staff workspace, public portal, API, on one design system."""
