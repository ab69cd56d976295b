# Runs STNMF on the current image in Fiji's script editor (Jython), by the Java API, and logs where its subunits are.
#@ ImagePlus (label = "Ensemble") ste
#@ Integer (label = "Modules", value = 20) modules
#@ Double (label = "Sparsity", value = 1.7) sparsity
#@ Integer (label = "Iterations", value = 1000) iterations
#@output ImagePlus modulestack
from ij import IJ
from org.neurofactor.imagej.door import PixelSize, PlaneStack, SourceImage
from org.neurofactor.imagej.stnmf import StnmfImages
from org.neurofactor.stnmf import Stnmf, StnmfOptions

options = (StnmfOptions.builder().modules(modules).sparsity(sparsity).iterations(iterations)
           .pixelSizeUm(PixelSize.of(ste.getCalibration()).um()).build())
result = Stnmf.run(PlaneStack.of(ste, "spike"), options)

analysis = result.analysis()
for subunit in analysis.subunits():
    center = subunit.outline().ringCentroid()
    IJ.log("Module %d: center (%.1f, %.1f), diameter %.1f %s, first weight %.3g" % (
        subunit.module() + 1, center.x() + 0.5, center.y() + 0.5, analysis.diameter(subunit), analysis.lengthUnit(),
        result.weight(subunit.module(), 0)))
modulestack = StnmfImages.modules(result, SourceImage.of(ste))
