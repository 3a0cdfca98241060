"""The figures of the running program, as Prometheus reads them."""
