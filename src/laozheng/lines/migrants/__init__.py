"""移工: visits and dormitories, notices, advice, disputes, verifications, shelter, agencies."""
