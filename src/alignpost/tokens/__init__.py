"""What the aligner and the checks both read in a sentence: words, numbers and names, each with its span."""
