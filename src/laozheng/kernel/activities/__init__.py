"""What people attend: lectures, fairs, visits, meetings, with heads counted by group."""
