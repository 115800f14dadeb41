"""The schema's steps, from the first one on; ``env`` runs them on a connection that is handed in."""
