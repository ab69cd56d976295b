// Simulates three ganglion cells, finds the subunits of all with one call, and saves them in the folder given.
folder = getArgument();
if (folder == "") folder = getDirectory("home") + "neurofactor-batch";
for (i = 1; i <= 3; i++)
	run("Simulate Ganglion Cell...", "spikecount=1000 seed=" + i + " output=[" + folder + "/cells/cell " + i + "]");
close("*");
// Your own cells: TIFF stacks in one folder, or what Spike-Triggered Ensemble... saved.
run("STNMF Batch...", "ensembles=[" + folder + "/cells] iterations=300 output=[" + folder + "/subunits]");
print("cells.csv and a folder for each cell are in " + folder + "/subunits");
