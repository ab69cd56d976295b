package org.neurofactor.imagej.simulation;

import org.neurofactor.imagej.table.Tables;
import org.neurofactor.settings.PlaneSize;

import org.neurofactor.imagej.record.ResultKind;
import org.neurofactor.imagej.record.Runs;
import org.neurofactor.imagej.door.FrameRate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.measure.ResultsTable;

import java.awt.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.neuropil.simulation.CalciumMovieOptions;
import org.neurofactor.neuropil.simulation.CalciumMovieSimulation;

class SimulatedMovieTest {

	private static final CalciumMovieSimulation SIMULATION =
		new CalciumMovieSimulation(CalciumMovieOptions.DEFAULTS.with(CalciumMovieOptions.SIZE, new PlaneSize(80, 70))
			.with(CalciumMovieOptions.FRAMES, 60)
			.with(CalciumMovieOptions.TRIALS, 2)
			.with(CalciumMovieOptions.CELLS, 5)
			.with(CalciumMovieOptions.FRAME_RATE, 25.)
			.with(CalciumMovieOptions.SEED, 9L));

	@TempDir
	Path folder;

	@Test
	void stackHasTheFrames() {
		final ImagePlus imp = SimulatedMovie.image(SIMULATION, 1, ProgressMonitor.NONE);
		assertEquals("simulated-movie_trial2", imp.getTitle());
		assertEquals("[80, 70, 1, 1, 60]", Arrays.toString(imp.getDimensions()));
		assertEquals(16, imp.getBitDepth());
		assertArrayEquals(SIMULATION.trial(1, ProgressMonitor.NONE).frame(59), (short[]) imp.getStack().getPixels(60));
		assertEquals(1.25, imp.getCalibration().pixelWidth);
		assertEquals("\u00b5m", imp.getCalibration().getUnit());
		assertEquals(25, FrameRate.hz(imp.getCalibration()), 1e-12);
		assertNull(imp.getRoi());
		assertEquals(5, imp.getOverlay().size());
	}

	@Test
	void unknownPixelSizeStaysUnknown() {
		final CalciumMovieOptions options = SIMULATION.options().with(CalciumMovieOptions.PIXEL_SIZE, 0.);
		assertFalse(SimulatedMovie.image(new CalciumMovieSimulation(options), 0, ProgressMonitor.NONE)
			.getCalibration()
			.scaled());
	}

	/** So that the truth about the neuropil is that of the pixels that ImageJ would measure. */
	@Test
	void roisHaveThePixelsOfTheTrueMasks() {
		final List<Roi> rois = SimulatedMovie.cells(SIMULATION);
		for (int c = 0; c < rois.size(); c++) {
			final int[] pixels = Arrays.stream(rois.get(c).getContainedPoints())
				.mapToInt((final Point p) -> p.y * 80 + p.x)
				.sorted()
				.toArray();
			assertArrayEquals(SIMULATION.cells().get(c).mask(80, 70).pixels(), pixels);
			assertEquals(0, rois.get(c).getPosition());
		}
		assertEquals("cell 05", rois.get(4).getName());
	}

	@Test
	void tableHasAllTrials() {
		final ResultsTable truth = Tables.of(SimulatedMovie.truth(SIMULATION, ProgressMonitor.NONE));
		assertEquals(120, truth.size());
		assertEquals(2, truth.getValue("trial", 61));
		assertEquals(2, truth.getValue("frame", 61));
		assertEquals(0.04, truth.getValue("time", 61), 1e-12);
		assertEquals(SIMULATION.trial(1, ProgressMonitor.NONE).calcium(4)[1], truth.getValue("cell 05 calcium", 61));
		assertEquals(SIMULATION.trial(1, ProgressMonitor.NONE).neuropil(0)[1], truth.getValue("cell 01 neuropil", 61));
	}

	private void write(final ProgressMonitor monitor) throws IOException {
		Runs.save(folder, ResultKind.CALCIUM_MOVIE, SimulatedMovieFiles.names(SIMULATION.options()),
			results -> SimulatedMovieFiles.write(results, SIMULATION, Runs.plain(), monitor));
	}

	/** What a movie that is larger than the memory is read from. */
	@Test
	void filesCanBeOpenedAsVirtualStacks() throws IOException {
		write(ProgressMonitor.NONE);
		final ImagePlus virtual = SimulatedMovieFiles.openVirtual(folder, SIMULATION.options(), 1);
		final ImagePlus expected = SimulatedMovie.image(SIMULATION, 1, ProgressMonitor.NONE);
		assertTrue(virtual.getStack().isVirtual());
		assertEquals("movie_trial2.tif", virtual.getTitle());
		assertEquals(60, virtual.getNFrames());
		for (int t = 1; t <= 60; t++)
			assertArrayEquals((short[]) expected.getStack().getPixels(t), (short[]) virtual.getStack().getPixels(t));
		assertEquals(25, FrameRate.hz(virtual.getCalibration()), 1e-9);
		assertEquals(expected.getInfoProperty(), virtual.getInfoProperty());
		assertEquals("cell 03", virtual.getOverlay().get(2).getName());
	}

	@Test
	void saysThatAMovieIsTooLargeForAFile() {
		SimulatedMovieFiles
			.requireFitting(CalciumMovieOptions.DEFAULTS.with(CalciumMovieOptions.SIZE, new PlaneSize(512, 512))
				.with(CalciumMovieOptions.FRAMES, 8000));
		assertEquals(
			"A TIFF file can have 4 GB, so that 512 x 512 pixels allow 8160 frames, but there are to be 9000. " +
				"Simulate several trials of fewer frames.",
			assertThrows(IllegalArgumentException.class,
				() -> SimulatedMovieFiles
					.requireFitting(CalciumMovieOptions.DEFAULTS.with(CalciumMovieOptions.SIZE, new PlaneSize(512, 512))
						.with(CalciumMovieOptions.FRAMES, 9000)))
				.getMessage());
	}

	@ParameterizedTest
	@ValueSource(strings = { "Simulating calcium", "Writing truth.csv", "Writing movie_trial2.tif" })
	void cancelledLeavesNothingAndEarlierFilesAsTheyWere(final String stage) throws IOException {
		Files.write(folder.resolve("mine.csv"), new byte[] { 1 });
		assertThrows(CancellationException.class, () -> write(new ProgressMonitor() {

			private boolean heard;

			@Override
			public void progress(final String current, final long done, final long total) {
				heard |= stage.equals(current);
			}

			@Override
			public boolean isCancelled() {
				return heard;
			}
		}));
		assertArrayEquals(new String[] { "mine.csv" }, folder.toFile().list());
		assertArrayEquals(new byte[] { 1 }, Files.readAllBytes(folder.resolve("mine.csv")));
	}
}
