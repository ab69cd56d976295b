// Simulates a ganglion cell with known subunits, saves it in the folder given, and looks how many of them STNMF finds.
folder = getArgument();
if (folder == "") folder = getDirectory("home") + "neurofactor-simulated-cell";
run("Simulate Ganglion Cell...", "subunits=5 polarity=OFF spikecount=2000 seed=1 output=[" + folder + "]");
run("STNMF...", "sparsity=2 iterations=300 output=[" + folder + "/stnmf]");
