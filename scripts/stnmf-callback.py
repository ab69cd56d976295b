# Runs STNMF on the current image with two callbacks: our own, which logs the residual, and the stopping criterion.
from ij import IJ
from java.awt import GraphicsEnvironment
from java.lang import System
from org.neurofactor.factorization import IterationCallback, StoppingCriterion
from org.neurofactor.imagej.door import PixelSize, SourceImage
from org.neurofactor.imagej.stnmf import StnmfImages, StnmfRun, StnmfSummary
from org.neurofactor.stnmf import StnmfOptions

ste = IJ.getImage()
options = (StnmfOptions.builder().modules(20).sparsity(1.7).iterations(1000)
           .pixelSizeUm(PixelSize.of(ste.getCalibration()).um()).build())

course = []


class Watch(IterationCallback):
    """Logs the residual every 100 iterations, and goes on in any case."""

    def onIteration(self, iteration, factorization):
        if iteration % 100 == 0:
            course.append(factorization.residual())
            IJ.log("iteration %d: residual %.6g" % (iteration, course[-1]))
        return True


start = System.nanoTime()
callbacks = IterationCallback.all([Watch(), StoppingCriterion(100, 1e-3)])
result = StnmfRun.watched(ste, options, callbacks)
source = SourceImage.of(ste)
IJ.log(StnmfSummary.line(result, source, (System.nanoTime() - start) / 1e9))
modules = StnmfImages.modules(result, source)
if not GraphicsEnvironment.isHeadless():
    modules.show()
