package org.neurofactor.imagej.stnmf;

import org.neurofactor.stnmf.StnmfOptions;

import org.neurofactor.imagej.record.Runs;
import org.neurofactor.imagej.table.DelimitedText;
import org.neurofactor.imagej.record.FileFormats;
import org.neurofactor.imagej.door.SourceImage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.neurofactor.imagej.stnmf.ResultReader.numbers;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Roi;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.factorization.ResidualCurve;
import org.neurofactor.imagej.figure.FigureOptions;
import org.neurofactor.macro.MacroRunner;
import org.neurofactor.spatial.Image2D;
import org.neurofactor.spatial.Polygon;
import org.neurofactor.stnmf.ModuleInfo;
import org.neurofactor.stnmf.StnmfResult;

/** {@code read_neurofactor.py} and {@code read_neurofactor.m} read the folders of STNMF to the last bit. */
@Tag("slow")
class ReadStnmfTest {

	private static final int MODULES = 8;
	private static final ImagePlus CELL = cell();

	@TempDir
	private Path folder;

	/** With a selection, so that pixels are masked. */
	private static ImagePlus cell() {
		final ImagePlus cell = Cells.ensemble(16, 14, 4, 200);
		cell.setRoi(new Roi(1, 1, 14, 11));
		return cell;
	}

	private static double[] floats(final List<Image2D> images) {
		return images.stream()
			.flatMapToDouble(image -> Arrays.stream(image.values()))
			.map(value -> (float) value)
			.toArray();
	}

	/** Closed, x and y in turn. */
	private static double[] closed(final Polygon outline) {
		return IntStream.rangeClosed(0, outline.size())
			.map(i -> i % outline.size())
			.boxed()
			.flatMapToDouble(i -> DoubleStream.of(outline.x(i) + 0.5, outline.y(i) + 0.5))
			.toArray();
	}

	@ParameterizedTest
	@EnumSource(ResultReader.class)
	void stnmf(final ResultReader reader) throws Exception {
		final StnmfSteering steering =
			new StnmfSteering(StnmfSteering.SETTINGS.defaults().with(StnmfSteering.RESIDUALS, true), 0);
		final StnmfResult result = StnmfRun.of(CELL, Cells.quick(MODULES).with(StnmfOptions.PIXEL_SIZE, 30.), null,
			steering, ProgressMonitor.NONE);
		final ResidualCurve course = steering.course().get();
		final Map<String, Object> options = new LinkedHashMap<>();
		options.put("sparsity", 0.5);
		options.put("lut", "auto");
		new StnmfOutputs(result, SourceImage.of(CELL), FigureOptions.DEFAULTS, course, Runs.of(options), 1).save(folder,
			ProgressMonitor.NONE);

		final int subunit = result.analysis().subunits().get(0).module() + 1;
		final List<String> read = reader.read(folder, "r.kind", "r.kind", "r.modules.shape",
			"size(permute(r.modules, [3 1 2]))", "r.modules", "permute(r.modules, [3 1 2])", "r.sta", "r.sta",
			"r.weights.shape", "size(r.weights)", "r.weights", "r.weights", "r.table.index", "r.table.module",
			"r.table.moransi", "r.table.moransi", "r.table.localized", "r.table.localized", "r.table.diameter",
			"r.table.diameter", "r.outlines[0]", "r.sta_outline", "r.outlines[" + subunit + "]",
			"r.outlines{" + subunit + "}", "list(r.outlines)", "[0 find(~cellfun(@isempty, r.outlines))]",
			"r.residuals", "r.residuals.residual", "r.options['sparsity']", "r.options.sparsity", "r.options['lut']",
			"r.options.lut", "r.summary['coverage']", "r.summary.coverage");

		final List<ModuleInfo> infos = result.analysis().modulesInfo();
		assertEquals("stnmf", read.get(0));
		assertArrayEquals(new double[] { MODULES, 14, 16 }, numbers(read.get(1)));
		assertArrayEquals(floats(result.modules()), numbers(read.get(2)));
		assertEquals(16 * 14 - 14 * 11, Arrays.stream(numbers(read.get(3))).filter(Double::isNaN).count());
		assertArrayEquals(floats(Collections.singletonList(result.sta())), numbers(read.get(3)));
		assertArrayEquals(new double[] { 200, MODULES }, numbers(read.get(4)));
		assertArrayEquals(
			IntStream.range(0, 200 * MODULES).mapToDouble(i -> result.weight(i % MODULES, i / MODULES)).toArray(),
			numbers(read.get(5)));
		assertArrayEquals(IntStream.rangeClosed(1, MODULES).asDoubleStream().toArray(), numbers(read.get(6)));
		assertArrayEquals(infos.stream().mapToDouble(ModuleInfo::moransI).toArray(), numbers(read.get(7)));
		assertArrayEquals(infos.stream().mapToDouble(info -> info.localized() ? 1 : 0).toArray(), numbers(read.get(8)));
		assertArrayEquals(infos.stream().mapToDouble(ModuleInfo::diameter).toArray(), numbers(read.get(9)));
		assertArrayEquals(closed(result.analysis().staOutline()), numbers(read.get(10)));
		assertArrayEquals(closed(result.analysis().subunits().get(0).outline()), numbers(read.get(11)));
		assertArrayEquals(DoubleStream
			.concat(DoubleStream.of(0), result.analysis().subunits().stream().mapToDouble(s -> s.module() + 1).sorted())
			.toArray(), numbers(read.get(12)));
		assertArrayEquals(course.residuals(), numbers(read.get(13)));
		assertArrayEquals(new double[] { 0.5 }, numbers(read.get(14)));
		assertEquals("auto", read.get(15));
		assertArrayEquals(new double[] { result.analysis().coverage() }, numbers(read.get(16)), 1e-15); // Octave reads the last digit otherwise
	}

	@ParameterizedTest
	@EnumSource(ResultReader.class)
	void aDamagedFileIsRefused(final ResultReader reader) throws Exception {
		final StnmfResult result = Cells.run(CELL, Cells.quick(MODULES));
		new StnmfOutputs(result, SourceImage.of(CELL), FigureOptions.DEFAULTS, null, Runs.plain(), 1).save(folder,
			ProgressMonitor.NONE);
		final byte[] bytes = Files.readAllBytes(folder.resolve("RoiSet.zip"));
		bytes[bytes.length / 2] ^= 1;
		Files.write(folder.resolve("RoiSet.zip"), bytes);
		assertTrue(reader.refusal(folder).contains("RoiSet.zip is damaged, or of another run than the other files"));
		Files.delete(folder.resolve("RoiSet.zip"));
		assertTrue(reader.refusal(folder).contains("RoiSet.zip is missing"));
	}

	@ParameterizedTest
	@EnumSource(ResultReader.class)
	void consensus(final ResultReader reader) throws Exception {
		MacroRunner.run("run(\"STNMF Consensus...\", \"sparsities=[0.5 1] repetitions=2 modules=6 iterations=10 run " +
			"output=[" + folder + "]\");", CELL);
		final List<String> read =
			reader.read(folder, "r.kind", "r.kind", "r.table.index", "r.table.sparsity", "r.table.cpcc", "r.table.cpcc",
				"r.suggested", "r.suggested", "len(r.stnmf.modules)", "size(r.stnmf.modules, 3)");
		final DelimitedText table = DelimitedText.read(folder.resolve("consensus.csv"), "table");
		assertEquals("cpcc", table.heading().get(1));
		assertEquals("consensus", read.get(0));
		assertArrayEquals(new double[] { 0.5, 1 }, numbers(read.get(1)));
		assertArrayEquals(new double[] { table.number(0, 1), table.number(1, 1) }, numbers(read.get(2)));
		assertArrayEquals(new double[] { 6 }, numbers(read.get(4)));
	}

	/** A name is quoted, and a cell fails, as its file is none. */
	@ParameterizedTest
	@EnumSource(ResultReader.class)
	void batch(final ResultReader reader) throws Exception {
		final Path cells = Files.createDirectories(folder.resolve("cells"));
		FileFormats.writeTiff(Cells.ensemble(12, 11, 3, 100), cells.resolve("left, up.tif"));
		Files.write(cells.resolve("none.tif"), new byte[] { 1, 2, 3 });
		MacroRunner.run("run(\"STNMF Batch...\", \"folder=[" + cells + "] modules=5 iterations=10 output=[" + folder +
			"/results]\");");
		final Path results = folder.resolve("results");
		final List<String> read = reader.read(results, "r.kind", "r.kind", "'|'.join(r.table.index)",
			"strjoin(r.table.cell', '|')", "r.table.subunits", "r.table.subunits", "r.cells['left, up'].modules.shape",
			"size(permute(r.cells{1}.modules, [3 1 2]))", "len(r.cells)", "sum(~cellfun(@isempty, r.cells))",
			"r.table.error['none']", "r.table.error{2}");
		assertEquals("batch", read.get(0));
		assertEquals("left, up|none", read.get(1));
		final double[] subunits = numbers(read.get(2));
		assertEquals(Files.readAllLines(results.resolve("left, up/modules.csv"))
			.stream()
			.filter(line -> line.contains(",true,"))
			.count(), subunits[0]);
		assertEquals(Double.NaN, subunits[1]);
		assertArrayEquals(new double[] { 5, 11, 12 }, numbers(read.get(3)));
		assertArrayEquals(new double[] { 1 }, numbers(read.get(4)));
		assertTrue(read.get(5).contains("cannot be read as a TIFF"), read.get(5));
	}

	/** What STNMF does not write: 8 bits, and a table of another command. */
	@ParameterizedTest
	@EnumSource(ResultReader.class)
	void otherFolders(final ResultReader reader) throws Exception {
		MacroRunner
			.run("run(\"Simulate Ganglion Cell...\", \"size=9x8 subunits=3 spikes=50 output=[" + folder + "]\");");
		final ImagePlus stimulus = IJ.openImage(folder.resolve("stimulus.tif").toString());
		final List<String> read = reader.read(folder, "r.kind", "r.kind", "r.images['stimulus'].shape",
			"size(permute(r.images.stimulus, [3 1 2]))", "r.images['stimulus'][:2]",
			"permute(r.images.stimulus(:, :, 1:2), [3 1 2])", "r.tables['spikes'].sum().sum()",
			"sum(r.tables.spikes.cell_1)", "len(r.tables['truth'])", "numel(r.tables.truth.x)");
		assertEquals("tables", read.get(0));
		assertArrayEquals(new double[] { stimulus.getStackSize(), 8, 9 }, numbers(read.get(1)));
		final double[] pixels = numbers(read.get(2));
		for (int i = 0; i < pixels.length; i++)
			assertEquals(stimulus.getStack().getVoxel(i % 9, i / 9 % 8, i / 72), pixels[i]);
		assertArrayEquals(new double[] { 50 }, numbers(read.get(3)));
		assertArrayEquals(new double[] { 3 }, numbers(read.get(4)));
	}

	@Test
	void scriptForPyImageJIsPython() throws Exception {
		ResultReader.requireCompiling("stnmf-pyimagej.py");
	}
}
