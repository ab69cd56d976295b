// Runs Neuropil Separation on every movie in a folder, each with the ROIs that are beside it or in its overlay.
output = getArgument();
if (output == "") output = getDirectory("home") + "neurofactor-traces";
movies = ""; // the folder of your movies, such as "/data/movies/"; empty: two simulated ones

if (movies == "") {
	movies = output + "/movies/";
	File.makeDirectory(output);
	File.makeDirectory(movies);
	for (i = 1; i <= 2; i++) {
		run("Simulate Calcium Movie...", "size=64x64 frames=200 cells=4 seed=" + i);
		saveAs("Tiff", movies + "movie " + i + ".tif");
		close("*");
	}
}
files = getFileList(movies);
for (i = 0; i < files.length; i++) {
	if (!endsWith(files[i], ".tif")) continue;
	open(movies + files[i]);
	name = File.nameWithoutExtension;
	rois = movies + name + ".zip"; // as the ROI Manager saves it
	if (File.exists(rois)) source = "rois=file roifile=[" + rois + "]";
	else source = "rois=overlay";
	run("Neuropil Separation...", source + " output=[" + output + "/" + name + "]");
	close("*");
}
print("A folder for each movie is in " + output);
