// What scripts/benchmark times as a whole process: reads an ensemble, factorises it and writes all results.
// The argument is a folder with the ensemble, ste.tif.
folder = getArgument();
open(folder + "/ste.tif");
run("STNMF...", "output=[" + folder + "/results]");
