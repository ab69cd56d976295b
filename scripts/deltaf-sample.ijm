// Measures all cells of the sample movie, makes dF/F0 of the traces, and saves it in the folder given.
folder = getArgument();
if (folder == "") folder = getDirectory("home") + "neurofactor-deltaf";
run("Open Sample Movie");
for (cell = 0; cell < Overlay.size; cell++) {
	Overlay.activateSelection(cell);
	for (frame = 1; frame <= nSlices; frame++) {
		setSlice(frame);
		setResult(Roi.getName, frame - 1, getValue("Mean"));
	}
}
updateResults();
// Or any CSV file with a column for each trace: file=[/data/traces.csv]
run("DeltaF/F0...", "framerate=10 output=[" + folder + "]");
print("deltaf.csv is in " + folder);
