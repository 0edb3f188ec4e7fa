"""The commands of ``chitieu``, one a module; what is slow to import is imported when a command runs."""
