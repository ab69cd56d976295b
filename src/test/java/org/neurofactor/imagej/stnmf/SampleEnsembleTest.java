package org.neurofactor.imagej.stnmf;

import org.neurofactor.imagej.table.Tables;
import org.neurofactor.imagej.record.FileFormats;
import org.neurofactor.imagej.simulation.SimulatedCell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Roi;
import ij.io.FileSaver;
import ij.io.RoiDecoder;
import ij.measure.ResultsTable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.spatial.Point;
import org.neurofactor.stnmf.Stnmf;
import org.neurofactor.stnmf.StnmfOptions;
import org.neurofactor.stnmf.StnmfResult;
import org.neurofactor.stnmf.Subunit;
import org.neurofactor.stnmf.simulation.GanglionCellOptions;
import org.neurofactor.stnmf.simulation.GanglionCellSimulation;
import org.neurofactor.stnmf.simulation.GaussianSubunit;
import org.neurofactor.stnmf.simulation.Polarity;

/**
 * The sample ensemble in {@code sample-images} is what the simulation gives at its defaults but for the number of
 * spikes, and STNMF at its defaults finds its subunits. With the system property {@code sample.write=true} the files
 * are written first.
 */
@Tag("slow")
class SampleEnsembleTest {

	private static final Path FOLDER = Paths.get("sample-images");
	private static final Path STE = FOLDER.resolve("simulated-ste.tif");
	private static final Path TRUTH = FOLDER.resolve("simulated-ste-truth.csv");
	private static final Path OUTLINES = FOLDER.resolve("simulated-ste-truth-RoiSet.zip");
	/** As many as make a file of less than 3 MB. */
	private static final int SPIKES = 2700;
	private static final GanglionCellSimulation SIMULATION =
		GanglionCellSimulation.run(GanglionCellOptions.DEFAULTS.with(GanglionCellOptions.SPIKES, SPIKES));

	@BeforeAll
	static void writeIfAsked() throws IOException {
		if (!Boolean.getBoolean("sample.write")) return;
		Files.createDirectories(FOLDER);
		assertTrue(new FileSaver(SimulatedCell.ste(SIMULATION, ProgressMonitor.NONE)).saveAsTiff(STE.toString()));
		Tables.of(SimulatedCell.truth(SIMULATION.cell())).saveAs(TRUTH.toString());
		FileFormats.writeRoiSet(SimulatedCell.outlines(SIMULATION.cell()), OUTLINES);
	}

	@Test
	void stackIsTheSimulatedEnsemble() throws IOException {
		final ImagePlus expected = SimulatedCell.ste(SIMULATION, ProgressMonitor.NONE);
		final ImagePlus sample = IJ.openImage(STE.toString());
		assertEquals(SPIKES, sample.getNFrames());
		assertEquals(SPIKES, sample.getStackSize());
		for (int s = 1; s <= SPIKES; s++)
			assertArrayEquals((float[]) expected.getStack().getPixels(s), (float[]) sample.getStack().getPixels(s));
		assertEquals(expected.getInfoProperty(), sample.getInfoProperty());
		assertTrue(Files.size(STE) < 3_000_000, "larger than 3 MB");
	}

	@Test
	void stackIsCalibrated() {
		final ImagePlus sample = IJ.openImage(STE.toString());
		// A TIFF has the number of pixels per µm, which ImageJ writes with 6 decimal places.
		assertEquals(30, sample.getCalibration().pixelWidth, 1e-3);
		assertEquals(30, sample.getCalibration().pixelHeight, 1e-3);
		assertEquals("\u00b5m", sample.getCalibration().getUnit());
		assertEquals(-3, sample.getDisplayRangeMin());
		assertEquals(3, sample.getDisplayRangeMax());
	}

	@Test
	void tableIsTheTruth() throws IOException {
		final List<String> lines = Files.readAllLines(TRUTH);
		assertEquals("subunit,x,y,sigma_major,sigma_minor,angle,weight", lines.get(0));
		final ResultsTable expected = Tables.of(SimulatedCell.truth(SIMULATION.cell()));
		assertEquals(expected.size(), lines.size() - 1);
		for (int row = 0; row < expected.size(); row++)
			assertEquals(expected.getRowAsString(row).replace('\t', ','), lines.get(row + 1));
	}

	@Test
	void outlinesAreTheTruth() throws IOException {
		final List<Roi> rois = new ArrayList<>();
		try (InputStream in = Files.newInputStream(OUTLINES); ZipInputStream zip = new ZipInputStream(in)) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
				rois.add(RoiDecoder.openFromByteArray(bytes(zip)));
		}
		final List<GaussianSubunit> subunits = SIMULATION.cell().subunits();
		assertEquals(subunits.size(), rois.size());
		for (int i = 0; i < rois.size(); i++) {
			final GaussianSubunit subunit = subunits.get(i);
			assertEquals("subunit 0" + (i + 1), rois.get(i).getName());
			final double[] centroid = rois.get(i).getContourCentroid();
			assertEquals(subunit.x() + 0.5, centroid[0], 1e-4);
			assertEquals(subunit.y() + 0.5, centroid[1], 1e-4);
		}
	}

	/** The sample is ON. */
	@ParameterizedTest
	@EnumSource(Polarity.class)
	void stnmfFindsTheSubunits(final Polarity polarity) {
		final GanglionCellSimulation simulation =
			GanglionCellSimulation.run(SIMULATION.options().with(GanglionCellOptions.POLARITY, polarity));
		final StnmfResult result = Stnmf.run(simulation.ste(), StnmfOptions.DEFAULTS);
		final List<Subunit> found = new ArrayList<>(result.analysis().subunits());
		assertEquals(simulation.cell().subunits().size(), found.size());
		assertTrue(found.stream().allMatch(s -> s.polarity() == polarity.sign()));
		for (final GaussianSubunit subunit : simulation.cell().subunits()) {
			final Point centre = new Point(subunit.x(), subunit.y());
			assertTrue(found.removeIf(s -> s.centroid().distanceTo(centre) < 0.2), "none at " + centre);
		}
		assertTrue(found.isEmpty());
	}

	private static byte[] bytes(final InputStream in) throws IOException {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		final byte[] buffer = new byte[4096];
		for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) out.write(buffer, 0, n);
		return out.toByteArray();
	}
}
