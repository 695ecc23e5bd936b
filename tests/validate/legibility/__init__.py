"""How sure a reading is, and what words make it unsure."""
