package org.neurofactor.imagej.simulation;

import org.neurofactor.settings.PlaneSize;

import org.neurofactor.imagej.record.FileFormats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import ij.IJ;
import ij.ImagePlus;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.stnmf.simulation.GanglionCellOptions;
import org.neurofactor.stnmf.simulation.GanglionCellSimulation;

class WhiteNoiseStackTest {

	private static final GanglionCellSimulation SIMULATION =
		GanglionCellSimulation.run(GanglionCellOptions.DEFAULTS.with(GanglionCellOptions.SIZE, new PlaneSize(17, 15))
			.with(GanglionCellOptions.SPIKES, 3));

	@Test
	void framesAreBlackAndWhite() {
		final ImagePlus imp = SimulatedCell.stimulus(SIMULATION);
		assertEquals(SIMULATION.frames(), imp.getStackSize());
		for (int frame = 0; frame < SIMULATION.frames(); frame++) assertFrame(frame, imp, frame + 1);
	}

	@Test
	void framesCanBeRemoved() {
		final ImagePlus imp = SimulatedCell.stimulus(SIMULATION);
		imp.getStack().deleteSlice(2);
		assertEquals(SIMULATION.frames() - 1, imp.getStack().size());
		assertFrame(0, imp, 1);
		assertFrame(2, imp, 2);
		assertFrame(3, imp, 3);
	}

	@Test
	void drawingIntoAFrameDoesNotChangeTheStimulus() {
		final ImagePlus imp = SimulatedCell.stimulus(SIMULATION);
		imp.getStack().getProcessor(1).invert();
		assertFrame(0, imp, 1);
		assertNotSame(imp.getStack().getPixels(1), imp.getStack().getPixels(1));
	}

	@Test
	void duplicateIsTheSameInMemory() {
		final ImagePlus imp = SimulatedCell.stimulus(SIMULATION).duplicate();
		assertFalse(imp.getStack().isVirtual());
		for (int frame = 0; frame < SIMULATION.frames(); frame++) assertFrame(frame, imp, frame + 1);
	}

	@Test
	void tiffIsTheSame(@TempDir final Path folder) throws IOException {
		final ImagePlus imp = SimulatedCell.stimulus(SIMULATION);
		FileFormats.writeLargeTiff(imp, folder.resolve("stimulus.tif"), ProgressMonitor.NONE);
		assertEquals("simulated-stimulus", imp.getTitle());
		final ImagePlus read = IJ.openImage(folder.resolve("stimulus.tif").toString());
		assertEquals(SIMULATION.frames(), read.getNFrames());
		assertEquals(imp.getInfoProperty(), read.getInfoProperty());
		for (int frame = 0; frame < SIMULATION.frames(); frame++) assertFrame(frame, read, frame + 1);
	}

	private static void assertFrame(final int frame, final ImagePlus imp, final int slice) {
		final byte[] expected = SIMULATION.stimulus().frame(frame);
		for (int i = 0; i < expected.length; i++) expected[i] = (byte) (expected[i] > 0 ? 255 : 0);
		assertArrayEquals(expected, (byte[]) imp.getStack().getProcessor(slice).getPixels(), "frame " + frame);
		assertArrayEquals(expected, (byte[]) imp.getStack().getPixels(slice));
	}
}
