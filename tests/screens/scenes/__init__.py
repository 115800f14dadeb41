"""The scenes, one file for each workspace. All files here are loaded."""
