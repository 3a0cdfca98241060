"""What is fetched from addresses that people gave: feeds, the sources of evidence, and archives."""
