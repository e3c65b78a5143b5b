"""The files that run the app for others: a proxy, replicas, one database."""
