"""What institutions file: sending in, receipts, calendar, quality league."""
