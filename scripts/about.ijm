// Says which version of NeuroFactor, ImageJ and Java this is, and what to cite.
run("About NeuroFactor...");
print("ImageJ " + IJ.getFullVersion() + ", Java " + getInfo("java.version"));
