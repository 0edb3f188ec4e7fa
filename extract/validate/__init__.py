"""The result held against the report's own arithmetic: identities, their verdicts, and what explains a failure."""
