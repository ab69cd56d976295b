// Simulates a calcium movie, frees its cells from neuropil, and says how far their traces follow the true calcium.
folder = getArgument();
if (folder == "") folder = getDirectory("home") + "neurofactor-simulated-movie";
run("Simulate Calcium Movie...", "cells=6 frames=300 seed=1 output=[" + folder + "]");
run("Neuropil Separation...", "rois=overlay output=[" + folder + "/traces]");

truth = split(File.openAsString(folder + "/truth.csv"), "\n");
raw = split(File.openAsString(folder + "/traces/raw.csv"), "\n");
cleaned = split(File.openAsString(folder + "/traces/result.csv"), "\n");
names = split(cleaned[0], ",");
for (i = 3; i < names.length; i++) { // after trial, frame and time
	name = names[i];
	calcium = column(truth, name + " calcium");
	before = correlation(calcium, column(raw, name + "/0"));
	after = correlation(calcium, column(cleaned, name));
	print(name + ": correlation with the true calcium " + d2s(before, 2) + " before, " + d2s(after, 2) + " after");
}

// The numbers below a heading in the lines of a CSV file.
function column(lines, heading) {
	headings = split(lines[0], ",");
	for (c = 0; headings[c] != heading; c++);
	values = newArray(lines.length - 1);
	for (r = 0; r < values.length; r++) {
		cells = split(lines[r + 1], ",");
		values[r] = parseFloat(cells[c]);
	}
	return values;
}

// Pearson's correlation coefficient.
function correlation(a, b) {
	Array.getStatistics(a, min, max, meanA, sdA);
	Array.getStatistics(b, min, max, meanB, sdB);
	sum = 0;
	for (k = 0; k < a.length; k++) sum += (a[k] - meanA) * (b[k] - meanB);
	return sum / ((a.length - 1) * sdA * sdB);
}
