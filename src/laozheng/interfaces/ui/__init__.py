"""The design system: page shell, tokens, components and a living style page; knows no domain model."""
