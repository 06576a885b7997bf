"""What people and programs read of a scored bitext, each form in its own module."""
