"""Tools of the developers: bootstrap, PostgreSQL for tests, generated documentation."""
