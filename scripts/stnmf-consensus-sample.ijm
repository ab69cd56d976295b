// Finds the sparsity for the sample ensemble by consensus, runs STNMF with it, and saves all in the folder given.
folder = getArgument();
if (folder == "") folder = getDirectory("home") + "neurofactor-consensus";
run("Open Sample STE");
// A quick look. For your own cell leave sparsities, repetitions and iterations at their defaults: it pays to wait.
run("STNMF Consensus...", "sparsities=[1 1.5 2 2.5] repetitions=5 iterations=100 run output=[" + folder + "]");
print("Results are in " + folder);
