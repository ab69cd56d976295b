package org.neurofactor.imagej.simulation;

import org.neurofactor.imagej.table.Tables;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.measure.ResultsTable;

import java.util.List;

import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.real.FloatType;

import org.junit.jupiter.api.Test;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.stnmf.simulation.GanglionCellOptions;
import org.neurofactor.stnmf.simulation.GanglionCellSimulation;
import org.neurofactor.stnmf.simulation.GaussianSubunit;

class SimulatedCellTest {

	private static final GanglionCellOptions OPTIONS =
		GanglionCellOptions.DEFAULTS.with(GanglionCellOptions.SPIKES, 5).with(GanglionCellOptions.PIXEL_SIZE, 0.);
	private static final GanglionCellSimulation SIMULATION = GanglionCellSimulation.run(OPTIONS);

	@Test
	void stackHasTheEnsemblesAxes() {
		final ImagePlus imp = SimulatedCell.ste(SIMULATION, ProgressMonitor.NONE);
		assertEquals(5, imp.getNFrames());
		final RandomAccess<FloatType> ste = SIMULATION.ste().randomAccess();
		for (int spike = 0; spike < 5; spike++)
			for (int y = 0; y < 14; y++)
				for (int x = 0; x < 16; x++)
					assertEquals(ste.setPositionAndGet(x, y, spike).get(), imp.getStack().getVoxel(x, y, spike));
	}

	@Test
	void unknownPixelSizeStaysUnknown() {
		assertFalse(SimulatedCell.ste(SIMULATION, ProgressMonitor.NONE).getCalibration().scaled());
	}

	@Test
	void outlinesAndTableAgreeInImageJsTerms() {
		final List<Roi> outlines = SimulatedCell.outlines(SIMULATION.cell());
		final ResultsTable truth = Tables.of(SimulatedCell.truth(SIMULATION.cell()));
		for (int i = 0; i < outlines.size(); i++) {
			final GaussianSubunit subunit = SIMULATION.cell().subunits().get(i);
			final double[] feret = outlines.get(i).getFeretValues();
			assertEquals(2 * 1.22 * truth.getValue("sigma_major", i), feret[0], 0.01);
			assertEquals(subunit.x() + 0.5, truth.getValue("x", i), 1e-12);
			assertEquals(subunit.y() + 0.5, truth.getValue("y", i), 1e-12);
			final double angle = truth.getValue("angle", i) - feret[1];
			// As good as 72 points allow, modulo 180°.
			assertEquals(0, angle - 180 * Math.round(angle / 180), 5, "angle of subunit " + (i + 1));
		}
	}
}
