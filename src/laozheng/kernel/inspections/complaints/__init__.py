"""Complaints about employers (勞動檢查法第33條): one procedure for all lines that inspect."""
