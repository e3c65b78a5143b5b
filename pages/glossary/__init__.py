"""Glossary and sources."""
