"""The folder a run writes in: may it be used, what it holds, what the run says."""
