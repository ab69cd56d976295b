// Frees the cells in the current movie's overlay from neuropil in Fiji's script editor, by the Java API, and plots one.
#@ ImagePlus (label = "Movie") movie
#@ Double (label = "Frame rate (Hz)", value = 10) framerate
#@ Integer (label = "Cell to plot, from 1", value = 1) number
#@output ImagePlus plot
import ij.gui.Plot
import org.neurofactor.run.ProgressMonitor
import org.neurofactor.imagej.door.PlaneStack
import org.neurofactor.neuropil.Cell
import org.neurofactor.spatial.Mask
import org.neurofactor.neuropil.NeuropilOptions
import org.neurofactor.neuropil.NeuropilSeparation

cells = movie.overlay.toArray().toList().withIndex().collect { roi, i ->
	inside = new boolean[movie.width * movie.height] // row by row
	for (p in 0..<inside.length) inside[p] = roi.contains(p % movie.width, p.intdiv(movie.width))
	return new Cell(roi.name ?: "cell " + (i + 1), Mask.of(inside, movie.width, movie.height))
}
options = NeuropilOptions.DEFAULTS.withAll(regions: 4, framerate: framerate)
result = NeuropilSeparation.run([PlaneStack.of(movie, "frame")], cells, options, ProgressMonitor.NONE)

cell = result.cells()[number - 1]
plotOfCell = new Plot(cell.name(), "frame", "fluorescence")
plotOfCell.color = "gray"
plotOfCell.add("line", cell.raw().trial(0)) // trials are counted from 0
plotOfCell.color = "blue"
plotOfCell.add("line", result.cleaned(cell.name()).trial(0))
plotOfCell.addLegend("raw\tcleaned")
plot = plotOfCell.imagePlus
