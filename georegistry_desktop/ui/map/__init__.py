"""Maps of the window: a canvas that never waits for its picture, two canvases in step, tools, backgrounds."""
