"""Run by the system's Python, which has QGIS: ``qgis_pictures.py LAYERS.json`` prints seconds as JSON.

LAYERS.json: {"size": [w, h], "repeats": n, "layers": {name: [file, [[west, south, east, north], …]]}}.
For each layer the first picture after it was opened, and of each extent the median of the further ones.
"""

import json
import os
import sys
import time
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from qgis.core import (
    QgsApplication,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize


def picture(layer, extent, size):
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setExtent(QgsRectangle(*extent))
    settings.setOutputSize(QSize(*size))
    settings.setDestinationCrs(layer.crs())
    # Ours are smoothed in a second step, when the map rests; so they are compared with QGIS's quicker ones.
    settings.setFlag(QgsMapSettings.Antialiasing, False)
    begun = time.perf_counter()
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    taken = time.perf_counter() - begun
    assert not image.isNull()
    return taken


def main():
    wanted = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    application = QgsApplication([], False)
    application.initQgis()
    found = {}
    for name, (path, extents) in wanted["layers"].items():
        begun = time.perf_counter()
        layer = QgsVectorLayer(path, name, "ogr")
        assert layer.isValid(), path
        opened = time.perf_counter() - begun
        first = opened + picture(layer, extents[0], wanted["size"])
        again = []
        for extent in extents:
            times = sorted(picture(layer, extent, wanted["size"]) for _ in range(wanted["repeats"]))
            again.append(times[len(times) // 2])
        found[name] = {"first": first, "again": again}
    print(json.dumps(found), flush=True)
    os._exit(0)  # taking QGIS down in order crashes now and then


if __name__ == "__main__":
    main()
