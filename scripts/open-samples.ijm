// Opens the two sample images and says what they are.
run("Open Sample STE");
print(getTitle() + ": " + getWidth() + " x " + getHeight() + " pixels, " + nSlices + " spikes");
run("Open Sample Movie");
print(getTitle() + ": " + getWidth() + " x " + getHeight() + " pixels, " + nSlices + " frames");
print("Its overlay has " + Overlay.size + " cells.");
