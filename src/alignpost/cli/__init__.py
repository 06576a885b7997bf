"""The command line: one module a sub-command, each importing its machinery only when it runs."""
