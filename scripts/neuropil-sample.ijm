// Frees the cells of the sample movie from neuropil, and saves traces, dF/F0 and plots in the folder given.
folder = getArgument();
if (folder == "") folder = getDirectory("home") + "neurofactor-traces";
run("Open Sample Movie");
run("Neuropil Separation...", "rois=overlay output=[" + folder + "]");
print("Traces are in " + folder);
