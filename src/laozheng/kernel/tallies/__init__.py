"""Dated counts where no case exists: calls, page views, visitors, copies, kilowatt-hours."""
