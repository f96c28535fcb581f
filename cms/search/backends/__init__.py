"""Search back ends tuned for French: the database's by default, Elasticsearch by one setting."""
