"""From the items of a passage to observations: statements, subjects, periods, and what is inherited."""
