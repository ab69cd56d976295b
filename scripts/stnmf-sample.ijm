// Factorises the sample ensemble and saves all results in a folder: the macro's argument, or "results" if there is none.
folder = getArgument();
if (folder == "") folder = "results";
run("Open Sample STE");
run("STNMF...", "output=[" + folder + "]");
print("Results are in " + folder);
