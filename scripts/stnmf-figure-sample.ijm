// Draws the figure of an STNMF anew, smaller and in red, from the folder of its results, without factorising again.
folder = getArgument();
if (folder == "") folder = getDirectory("home") + "neurofactor-results";
if (!File.exists(folder + "/modules.csv")) {
	run("Open Sample STE");
	run("STNMF...", "iterations=300 figure=none output=[" + folder + "]");
}
run("STNMF Figure...", "results=[" + folder + "] figure=compact colors=#d02020 figurewidth=800 output=[" + folder + "]");
print("figure.png and figure.svg are in " + folder);
