"""claimkit reconciles what several reports claim about the same events."""
