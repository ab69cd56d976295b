// Runs STNMF on the current image, and ends it by a callback of our own: when 50 iterations have moved no module's peak.
import ij.IJ
import org.neurofactor.factorization.IterationCallback
import org.neurofactor.imagej.door.PixelSize
import org.neurofactor.imagej.door.SourceImage
import org.neurofactor.imagej.stnmf.StnmfImages
import org.neurofactor.imagej.stnmf.StnmfRun
import org.neurofactor.imagej.stnmf.StnmfSummary
import org.neurofactor.stnmf.StnmfOptions

ste = IJ.getImage()
options = StnmfOptions.DEFAULTS.withAll(modules: 20, sparsity: 1.7, iterations: 1000,
	pixelsize: PixelSize.of(ste.calibration).um())

// the pixel of the largest value of each module
peaks = { modules -> modules.collect { module -> module.toList().indexOf(module.max()) } }

before = null
course = [] // of the residual
settled = { i, factorization ->
	if (i % 50 != 0) return true
	course << factorization.residual()
	now = peaks(factorization.modules())
	goOn = now != before
	before = now
	return goOn
} as IterationCallback

start = System.nanoTime()
result = StnmfRun.watched(ste, options, settled)
source = SourceImage.of(ste)
IJ.log(StnmfSummary.line(result, source, (System.nanoTime() - start) / 1e9d))
IJ.log("Residual every 50 iterations: " + course)
modules = StnmfImages.modules(result, source)
if (!java.awt.GraphicsEnvironment.headless) modules.show()
