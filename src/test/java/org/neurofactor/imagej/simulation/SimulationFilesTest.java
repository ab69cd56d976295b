package org.neurofactor.imagej.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.neurofactor.imagej.record.ResultKind;
import org.neurofactor.imagej.record.Runs;
import ij.ImagePlus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.stnmf.simulation.GanglionCellOptions;
import org.neurofactor.stnmf.simulation.GanglionCellSimulation;

@Tag("slow")
class SimulationFilesTest {

	/** Large enough that both stacks are written in more than one step. */
	private static final GanglionCellSimulation SIMULATION =
		GanglionCellSimulation.run(GanglionCellOptions.DEFAULTS.with(GanglionCellOptions.SPIKES, 800));

	@TempDir
	Path folder;

	@Test
	void reportsProgress() throws IOException {
		final Set<String> stages = new TreeSet<>();
		write(new Monitor("") {

			@Override
			public void progress(final String stage, final long done, final long total) {
				assertTrue(done > 0 && done <= total, done + " of " + total);
				stages.add(stage);
			}
		});
		assertEquals("[Writing ste.tif, Writing stimulus.tif]", stages.toString());
	}

	@ParameterizedTest
	@ValueSource(strings = { "Writing stimulus.tif", "Writing ste.tif" })
	void cancelledLeavesNothing(final String stage) {
		assertThrows(CancellationException.class, () -> write(new Monitor(stage)));
		assertArrayEquals(new String[0], folder.toFile().list());
	}

	@Test
	void earlierFilesSurviveACancelledRun() throws IOException {
		write(ProgressMonitor.NONE);
		final byte[] before = Files.readAllBytes(folder.resolve("run.json"));
		assertThrows(CancellationException.class, () -> write(new Monitor("Writing ste.tif")));
		assertArrayEquals(before, Files.readAllBytes(folder.resolve("run.json")));
		assertEquals(6, folder.toFile().list().length);
	}

	private void write(final ProgressMonitor monitor) throws IOException {
		final ImagePlus ste = SimulatedCell.steWithTruth(SIMULATION, ProgressMonitor.NONE);
		Runs.save(folder, ResultKind.GANGLION_CELL, SimulationFiles.names(),
			results -> SimulationFiles.write(results, SIMULATION, ste, Runs.plain(), 1, monitor));
	}

	/** Cancels once it has heard of a stage. */
	private static class Monitor implements ProgressMonitor {

		private final String last;
		private boolean heard;

		Monitor(final String last) {
			this.last = last;
		}

		@Override
		public void progress(final String stage, final long done, final long total) {
			heard |= stage.equals(last);
		}

		@Override
		public boolean isCancelled() {
			return heard;
		}
	}
}
