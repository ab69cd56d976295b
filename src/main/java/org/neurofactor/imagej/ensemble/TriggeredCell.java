package org.neurofactor.imagej.ensemble;

import org.neurofactor.imagej.door.SourceImage;
import org.neurofactor.imagej.door.MadeImage;
import org.neurofactor.imagej.door.Images;
import org.neurofactor.imagej.figure.SignedLut;
import org.neurofactor.imagej.door.SpooledStack;
import org.neurofactor.imagej.door.WhiteEnsemble;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.measure.Calibration;

import java.awt.Color;

import org.neurofactor.imagej.figure.SignedColors;
import org.neurofactor.spatial.Image2D;
import org.neurofactor.stnmf.ensemble.ReceptiveField;
import org.neurofactor.stnmf.ensemble.Significance;
import org.neurofactor.stnmf.ensemble.SpikeTriggeredAverage;
import org.neurofactor.stnmf.ensemble.Window;

/** What was made of one cell's spikes, as images: named after the cell and calibrated like the stimulus. */
public final class TriggeredCell {

	/** Largest magnitude of the ensemble shown, in root mean squares. */
	private static final double DISPLAY_RANGE = 3;

	private final String name;
	private final String folder;
	private final ReceptiveField field;
	private final SpikeTriggeredAverage average;
	private final Significance significance;
	private final Window window;
	private final SpooledStack ensemble;
	private final SourceImage stimulus;
	private final boolean white;

	/**
	 * @param folder name of the folder for its files
	 * @param white whether the ensemble is to bear the note that its noise is white
	 */
	TriggeredCell(final String name, final String folder, final ReceptiveField field, final Window window,
		final SpooledStack ensemble, final SourceImage stimulus, final boolean white)
	{
		this.name = name;
		this.folder = folder;
		this.field = field;
		average = field.average();
		significance = average.significance();
		this.window = window;
		this.ensemble = ensemble;
		this.stimulus = stimulus;
		this.white = white;
	}

	/** The cell's name: its column's heading, or "cell 1" and so on. */
	public String name() {
		return name;
	}

	String folder() {
		return folder;
	}

	/** Temporal filter, spatial profile and polarity. */
	public ReceptiveField field() {
		return field;
	}

	public SpikeTriggeredAverage average() {
		return average;
	}

	/** Whether its average is more than noise. */
	public Significance significance() {
		return significance;
	}

	/** What its spikes were triggered by. */
	SourceImage stimulus() {
		return stimulus;
	}

	public Window window() {
		return window;
	}

	/** Number of planes of the ensemble. */
	public int spikes() {
		return ensemble.size();
	}

	/** "…-STA": the spike-triggered average of the whole screen, a frame for each of τ. */
	public ImagePlus sta() {
		final ImageStack stack = new ImageStack(average.width(), average.height());
		double largest = 0;
		for (int t = 0; t < average.tau(); t++) {
			stack.addSlice((t - average.tau() + 1) + " frames", Images.toProcessor(average.frame(t)));
			largest = Math.max(largest, largestMagnitude(average.frame(t)));
		}
		final ImagePlus imp = new ImagePlus(title("STA"), stack);
		imp.setDimensions(1, 1, average.tau());
		imp.setCalibration(stimulus.calibration());
		SignedLut.apply(imp, largest, SignedColors.FILTER);
		imp.setSlice(average.peakTime() + 1);
		return MadeImage.note(imp, "the STA of a cell", MadeImage.Role.STIMULUS, stimulus);
	}

	/** "…-spatial": the spatial profile of the receptive field, with the window drawn on it. */
	public ImagePlus spatial() {
		final ImagePlus imp = new ImagePlus(title("spatial"), Images.toProcessor(field.spatialProfile()));
		imp.setCalibration(stimulus.calibration());
		SignedLut.apply(imp, largestMagnitude(field.spatialProfile()), SignedColors.FILTER);
		final Roi roi = new Roi(window.xMin(), window.yMin(), window.width(), window.height());
		roi.setName("window");
		roi.setStrokeColor(Color.YELLOW);
		imp.setOverlay(new Overlay(roi));
		return MadeImage.note(imp, "the spatial profile of a cell", MadeImage.Role.STIMULUS, stimulus);
	}

	/**
	 * "…-STE": the ensemble, a 32-bit stack in memory with a frame per spike, of the pixels in the window. The origin
	 * of its calibration is that of the screen: pixel (x, y) of the ensemble is pixel (x − xOrigin, y − yOrigin) of a
	 * stimulus whose own origin is at (0, 0).
	 */
	public ImagePlus ste() {
		return ste(ensemble.load());
	}

	/** As {@link #ste()}, but read plane by plane from a file that exists as long as the run is not closed. */
	ImagePlus spooledSte() {
		return ste(ensemble);
	}

	private ImagePlus ste(final ImageStack planes) {
		final ImagePlus imp = new ImagePlus(title("STE"), planes);
		imp.setDimensions(1, 1, planes.size());
		final Calibration calibration = stimulus.calibration();
		calibration.frameInterval = 0; // frames are spikes here
		calibration.xOrigin -= window.xMin();
		calibration.yOrigin -= window.yMin();
		imp.setCalibration(calibration);
		final double range = DISPLAY_RANGE * ensemble.rootMeanSquare();
		if (range > 0) imp.setDisplayRange(-range, range);
		if (white) WhiteEnsemble.mark(imp);
		imp.setProperty("Info", "Effective spike-triggered stimulus ensemble of " + name +
			"\nWindow on the screen: x from " + window.xMin() + ", y from " + window.yMin() + "\n");
		return MadeImage.noteEnsemble(imp, stimulus);
	}

	/** Without spaces and dots, at which ImageJ cuts a title when it names results after it. */
	private String title(final String what) {
		return name.replaceAll("[\\s.]+", "_") + "-" + what;
	}

	private static double largestMagnitude(final Image2D image) {
		double largest = 0;
		for (final double value : image.values()) if (Math.abs(value) > largest) largest = Math.abs(value);
		return largest;
	}
}
