# Runs STNMF on an ensemble from Python, by PyImageJ: python stnmf-pyimagej.py ste.tif results [/path/to/Fiji.app]
import os
import sys

import imagej  # pip install pyimagej
from read_neurofactor import read_stnmf  # the file beside this one

ste, results = (os.path.abspath(path) for path in sys.argv[1:3])
ij = imagej.init(sys.argv[3] if len(sys.argv) > 3 else "/Applications/Fiji.app")  # a Fiji with NeuroFactor installed

# The keys are those of the macro; the image is opened by ImageJ, so that its calibration counts.
inputs = {"ste": ij.IJ.openImage(ste), "modules": 20, "sparsity": 1.7, "output": results}
ij.command().run("org.neurofactor.command.StnmfCommand", False, ij.py.to_java(inputs)).get()

cell = read_stnmf(results)
print(cell.summary["subunits"], "subunits; modules", cell.modules.shape, "weights", cell.weights.shape)
