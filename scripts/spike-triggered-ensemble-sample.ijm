// Makes the spike-triggered ensemble of a simulated cell from stimulus and spikes, ready for STNMF.
folder = getArgument();
if (folder == "") folder = getDirectory("home") + "neurofactor-ensemble";
run("Simulate Ganglion Cell...", "spikecount=1000 output=[" + folder + "/recording]");
close("*");
// Your own recording: the stimulus with a slice per frame, and a file with a line per frame and a column per cell.
open(folder + "/recording/stimulus.tif");
run("Spike-Triggered Ensemble...", "spikes=[" + folder + "/recording/spikes.csv] tau=20 output=[" + folder + "/cells]");
print(getTitle() + " has " + nSlices + " spikes; all is in " + folder + "/cells");
