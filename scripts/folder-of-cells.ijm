// Runs STNMF on every TIFF stack in a folder, one by one, and makes a table of the cells: a loop to change as you like.
output = getArgument();
if (output == "") output = getDirectory("home") + "neurofactor-subunits";
cells = ""; // the folder of your ensembles, such as "/data/cells/"; empty: two simulated ones

if (cells == "") {
	cells = output + "/cells/";
	File.makeDirectory(output);
	File.makeDirectory(cells);
	for (i = 1; i <= 2; i++) {
		run("Simulate Ganglion Cell...", "spikecount=1000 subunits=" + (3 + i) + " seed=" + i);
		saveAs("Tiff", cells + "cell " + i + ".tif");
		close("*");
	}
}
files = getFileList(cells);
line = "cell,subunits\n";
for (i = 0; i < files.length; i++) {
	if (!endsWith(files[i], ".tif")) continue;
	open(cells + files[i]);
	name = File.nameWithoutExtension;
	run("STNMF...", "sparsity=1.7 iterations=300 output=[" + output + "/" + name + "]");
	line = line + name + "," + subunits(output + "/" + name + "/modules.csv") + "\n";
	close("*");
}
File.saveString(line, output + "/subunits.csv");
print(line);

// How many modules are localized: the rows of modules.csv whose second column is true.
function subunits(path) {
	rows = split(File.openAsString(path), "\n");
	n = 0;
	for (r = 1; r < rows.length; r++) {
		columns = split(rows[r], ",");
		if (columns[1] == "true") n++;
	}
	return n;
}
