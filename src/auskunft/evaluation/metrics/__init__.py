"""The measures, one small file each: definition and source stand in the docstrings."""
