"""The design system: page shell, tokens, components, living style page; knows no domain model."""
