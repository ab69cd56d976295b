// Opens the explorer beside the modules of the sample ensemble; it is a window and needs a display.
run("Open Sample STE");
run("STNMF...", "modules=20 sparsity=1.7");
// Saved modules will do, too: open("results/modules.tif");
run("STNMF Explorer...");
