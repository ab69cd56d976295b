# Frees the cells in the current movie's overlay from neuropil in Fiji's script editor (Jython), by the command.
#@ CommandService commands
#@ ImagePlus (label = "Movie") movie
#@ String (label = "Method", choices = {"NMF", "ICA"}, value = "NMF") method
#@ Double (label = "Alpha", value = 0.1) alpha
#@ String (label = "Output folder (empty: nowhere)", value = "") output
#@output ImagePlus regionmap
#@output ImagePlus plots
from ij import IJ

# Names are the keys of the macro; False: the outputs are shown by this script, not by the command.
inputs = {"movie": movie, "rois": "overlay", "method": method, "alpha": alpha, "output": output}
result = commands.run("org.neurofactor.command.NeuropilSeparationCommand", False, inputs).get()
regionmap = result.getOutput("regionmap")
plots = result.getOutput("plots")

report = result.getOutput("report")
for row in range(report.size()):
    IJ.log("%s: correlation with the neuropil %.2f before, %.2f after" % (
        report.getStringValue("cell", row), report.getValue("correlation_before", row),
        report.getValue("correlation_after", row)))
