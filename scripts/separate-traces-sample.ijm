// Measures a cell of the sample movie and four places beside it, takes the five traces apart, and saves the sources.
folder = getArgument();
if (folder == "") folder = getDirectory("home") + "neurofactor-separated";
run("Open Sample Movie");
Overlay.activateSelection(2); // the third cell
getSelectionBounds(x, y, width, height);
names = newArray("cell", "left", "right", "above", "below");
dx = newArray(0, -width, width, 0, 0);
dy = newArray(0, 0, 0, -height, height);
for (frame = 1; frame <= nSlices; frame++) {
	setSlice(frame);
	for (i = 0; i < names.length; i++) {
		Roi.move(x + dx[i], y + dy[i]);
		setResult(names[i], frame - 1, getValue("Mean"));
	}
}
updateResults();
// Or any CSV file with a column for each signal, the cell's first: file=[/data/signals.csv]
run("Separate Traces...", "output=[" + folder + "]");
print("matched.csv, separated.csv and mixing.csv are in " + folder);
