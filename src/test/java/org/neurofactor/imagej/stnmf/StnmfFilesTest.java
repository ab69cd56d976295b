package org.neurofactor.imagej.stnmf;

import org.neurofactor.imagej.table.Tables;
import org.neurofactor.stnmf.StnmfOptions;

import org.neurofactor.imagej.record.Runs;
import org.neurofactor.imagej.door.PixelSize;
import org.neurofactor.imagej.record.RunRecord;
import org.neurofactor.imagej.door.SourceImage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import ij.IJ;
import ij.ImagePlus;
import ij.gui.Roi;
import ij.io.RoiDecoder;
import ij.measure.ResultsTable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.imagej.figure.SubunitColors;
import org.neurofactor.spatial.Polygon;
import org.neurofactor.imagej.figure.FigureOptions;
import org.neurofactor.stnmf.ModuleInfo;
import org.neurofactor.stnmf.StnmfResult;
import org.neurofactor.stnmf.Subunit;

@Tag("slow")
class StnmfFilesTest {

	private static final ImagePlus CELL = Cells.ensemble(16, 14, 4, 200);
	private static final StnmfResult RESULT = Cells.run(CELL, Cells.quick(8).with(StnmfOptions.PIXEL_SIZE, 30.));
	private static final String ALL =
		"RoiSet.zip figure.png figure.svg modules.csv modules.tif outlines.csv run.json sta.tif stnmf.bin weights.csv";

	@TempDir
	private Path temp;
	private Locale locale;

	@BeforeEach
	void speakGerman() {
		locale = Locale.getDefault();
		Locale.setDefault(Locale.GERMANY);
	}

	@AfterEach
	void speakAsBefore() {
		Locale.setDefault(locale);
	}

	private Path write(final StnmfResult result, final ImagePlus source) throws IOException {
		final Map<String, Object> options = new LinkedHashMap<>();
		options.put("modules", 8);
		options.put("sparsity", 0.5);
		options.put("initialization", "NNSVD-LRC");
		options.put("flip", true);
		final Path folder = temp.resolve("results");
		new StnmfOutputs(result, SourceImage.of(source), FigureOptions.DEFAULTS, null, Runs.of(options), 1.25)
			.save(folder, ProgressMonitor.NONE);
		assertEquals(ALL, list(folder));
		return folder;
	}

	private static String list(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(file -> file.getFileName().toString()).sorted().collect(Collectors.joining(" "));
		}
	}

	/** Lines and cells of a table. */
	private static List<String[]> csv(final Path path) throws IOException {
		return Files.readAllLines(path, StandardCharsets.UTF_8)
			.stream()
			.map(line -> line.split(",", -1))
			.collect(Collectors.toList());
	}

	private static void assertCell(final double expected, final String cell) {
		assertEquals(Double.toString(expected), cell);
	}

	@Test
	void modulesAreInFullPrecisionAndNaNWhereTheyDoNotApply() throws IOException {
		assertTrue(RESULT.analysis().subunits().size() > 1 && RESULT.analysis().subunits().size() < 8);
		final List<String[]> rows = csv(write(RESULT, CELL).resolve("modules.csv"));
		assertEquals("module,localized,moransi,weight,ratio,polarity,diameter,distance,unit,x,y,color",
			String.join(",", rows.get(0)));
		assertEquals(9, rows.size());
		for (final ModuleInfo info : RESULT.analysis().modulesInfo()) {
			final String[] row = rows.get(info.module() + 1);
			assertEquals(String.valueOf(info.module() + 1), row[0]);
			assertEquals(String.valueOf(info.localized()), row[1]);
			assertCell(info.moransI(), row[2]);
			assertCell(info.weight(), row[3]);
			assertCell(info.diameter(), row[6]);
			assertCell(info.distance(), row[7]);
			if (info.localized()) {
				final Subunit subunit = info.subunit().get();
				assertCell(subunit.ratio(), row[4]);
				assertEquals("1", row[5]);
				assertCell(subunit.centroid().x() + 0.5, row[9]);
				assertCell(subunit.centroid().y() + 0.5, row[10]);
			}
			else assertEquals("NaN,NaN,NaN,NaN,um,NaN,NaN,none", String.join(",", Arrays.copyOfRange(row, 4, 12)));
		}
	}

	@Test
	void weightsHaveARowPerSpikeAndAColumnPerModule() throws IOException {
		final List<String[]> rows = csv(write(RESULT, CELL).resolve("weights.csv"));
		assertEquals("module_1,module_2,module_3,module_4,module_5,module_6,module_7,module_8",
			String.join(",", rows.get(0)));
		assertEquals(201, rows.size());
		for (int spike = 0; spike < 200; spike++)
			for (int j = 0; j < 8; j++) assertCell(RESULT.weight(j, spike), rows.get(spike + 1)[j]);
	}

	@Test
	void outlinesBeginWithTheSta() throws IOException {
		final List<String[]> rows = csv(write(RESULT, CELL).resolve("outlines.csv"));
		assertEquals("module,x,y", String.join(",", rows.get(0)));
		int row = 1;
		row = assertOutline(rows, row, "0", RESULT.analysis().staOutline());
		for (final Subunit subunit : RESULT.analysis().subunits())
			row = assertOutline(rows, row, String.valueOf(subunit.module() + 1), subunit.outline());
		assertEquals(rows.size(), row);
	}

	/** Closed: the first point stands at the end again. */
	private static int assertOutline(final List<String[]> rows, final int from, final String module,
		final Polygon outline)
	{
		for (int i = 0; i <= outline.size(); i++) {
			final String[] row = rows.get(from + i);
			assertEquals(module, row[0]);
			assertCell(outline.x(i % outline.size()) + 0.5, row[1]);
			assertCell(outline.y(i % outline.size()) + 0.5, row[2]);
		}
		return from + outline.size() + 1;
	}

	@Test
	void imagesAreReadable() throws IOException {
		final Path folder = write(RESULT, CELL);
		final ImagePlus modules = IJ.openImage(folder.resolve("modules.tif").toString());
		assertEquals(8, modules.getStackSize());
		assertEquals(RESULT.analysis().subunits().size() + 1, modules.getOverlay().size());
		assertTrue(modules.getStack().getSliceLabel(1).startsWith("subunit 01, I = 0."));
		assertEquals(30, PixelSize.of(modules.getCalibration()).um(), 1e-3); // as precise as ImageJ writes it
		final ImagePlus sta = IJ.openImage(folder.resolve("sta.tif").toString());
		assertEquals(RESULT.analysis().subunits().size() + 1, sta.getOverlay().size());
		assertEquals(1200, ImageIO.read(folder.resolve("figure.png").toFile()).getWidth());
	}

	@Test
	void roisAreReadByImageJ() throws IOException {
		final Map<String, Roi> rois = new LinkedHashMap<>();
		try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(write(RESULT, CELL).resolve("RoiSet.zip")))) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
				for (int b = zip.read(); b >= 0; b = zip.read()) bytes.write(b);
				rois.put(entry.getName(), RoiDecoder.openFromByteArray(bytes.toByteArray()));
			}
		}
		final List<Roi> expected = Outlines.of(RESULT);
		assertEquals(expected.size(), rois.size());
		for (final Roi roi : expected) {
			final Roi read = rois.get(roi.getName() + ".roi");
			assertEquals(roi.getName(), read.getName());
			assertEquals(roi.getStrokeColor(), read.getStrokeColor());
			assertEquals(0, read.getPosition());
			assertEquals(Arrays.toString(roi.getFloatPolygon().xpoints),
				Arrays.toString(read.getFloatPolygon().xpoints));
		}
	}

	@Test
	void recordTellsOptionsVersionsInputAndSummary() throws IOException {
		CELL.getCalibration().pixelWidth = 30;
		CELL.getCalibration().pixelHeight = 30;
		CELL.getCalibration().setUnit("um");
		final JsonObject run = json(write(RESULT, CELL));
		assertEquals(0.5, run.getAsJsonObject("options").get("sparsity").getAsDouble());
		assertTrue(run.getAsJsonObject("options").get("flip").getAsBoolean());
		assertEquals(IJ.getVersion(), run.getAsJsonObject("versions").get("imagej").getAsString());
		assertEquals("[imagej, java, neurofactor]", new TreeSet<>(run.getAsJsonObject("versions").keySet()).toString());
		final JsonObject input = run.getAsJsonObject("input");
		assertEquals("cell.tif", input.get("name").getAsString());
		assertEquals(16, input.get("width").getAsInt());
		assertEquals(14, input.get("height").getAsInt());
		assertEquals(200, input.get("spikes").getAsInt());
		assertEquals(32, input.get("bit_depth").getAsInt());
		assertEquals(30, input.getAsJsonObject("calibration").get("pixel_width").getAsDouble());
		final JsonObject summary = run.getAsJsonObject("summary");
		assertEquals(RESULT.analysis().subunits().size(), summary.get("subunits").getAsInt());
		assertEquals(RESULT.analysis().coverage(), summary.get("coverage").getAsDouble());
		assertEquals(RESULT.analysis().staDiameter(), summary.get("sta_diameter").getAsDouble());
		assertEquals(RESULT.residual(), summary.get("residual").getAsDouble());
		assertEquals(30, summary.get("iterations").getAsInt());
		assertEquals(1.25, summary.get("seconds").getAsDouble());
	}

	private static JsonObject json(final Path folder) throws IOException {
		final String text = new String(Files.readAllBytes(folder.resolve("run.json")), StandardCharsets.UTF_8);
		assertFalse(text.contains("NaN"));
		return JsonParser.parseString(text).getAsJsonObject();
	}

	@Test
	void numbersThatAreNotFiniteAreNull() {
		final Map<String, Object> summary = new LinkedHashMap<>();
		summary.put("nan", Double.NaN);
		summary.put("infinite", Double.NEGATIVE_INFINITY);
		final JsonObject record = RunRecord.of(Runs.plain(), SourceImage.of(CELL), "spikes", summary);
		assertTrue(record.getAsJsonObject("summary").get("nan").isJsonNull());
		assertTrue(record.getAsJsonObject("summary").get("infinite").isJsonNull());
	}

	@Test
	void writesWhatThereIsWithoutSubunits() throws IOException {
		for (final StnmfResult none : new StnmfResult[] { RESULT.analysedWith(1, 0),
			Cells.run(CELL, Cells.quick(3).with(StnmfOptions.SPARSITY, 1e6)) })
		{
			final Path folder = write(none, CELL);
			assertEquals(0, json(folder).getAsJsonObject("summary").get("subunits").getAsInt());
			assertEquals(none.rank() + 1, csv(folder.resolve("modules.csv")).size());
			assertEquals(1, IJ.openImage(folder.resolve("modules.tif").toString()).getOverlay().size());
		}
	}

	@Test
	void cancelledItLeavesWhatWasThere() throws IOException {
		final Path folder = write(RESULT, CELL);
		final byte[] before = Files.readAllBytes(folder.resolve("weights.csv"));
		for (int limit = 0; limit < 10; limit++) {
			final int steps = limit;
			final List<Long> seen = new ArrayList<>();
			final ProgressMonitor monitor = new ProgressMonitor() {

				@Override
				public void progress(final String stage, final long done, final long total) {
					seen.add(done);
				}

				@Override
				public boolean isCancelled() {
					return seen.size() >= steps;
				}
			};
			assertThrows(CancellationException.class, () -> new StnmfOutputs(RESULT.analysedWith(1, 0),
				SourceImage.of(CELL), FigureOptions.DEFAULTS, null, Runs.plain(), 1).save(folder, monitor));
			assertEquals(ALL, list(folder));
			assertTrue(Arrays.equals(before, Files.readAllBytes(folder.resolve("weights.csv"))));
			assertEquals(1.25, json(folder).getAsJsonObject("summary").get("seconds").getAsDouble());
		}
	}

	@Test
	void tablesShowTheSame() {
		final ResultsTable table = Tables.of(SubunitTable.of(RESULT, SubunitColors.SAFE));
		assertEquals(8, table.size());
		assertEquals("module,localized,moransi,weight,ratio,polarity,diameter,distance,unit," + "x,y,color",
			String.join(",", table.getHeadings()));
		for (final ModuleInfo info : RESULT.analysis().modulesInfo()) {
			final int row = info.module();
			assertEquals(row + 1, table.getValue("module", row));
			assertEquals(String.valueOf(info.localized()), table.getStringValue("localized", row));
			assertEquals(info.weight(), table.getValue("weight", row));
			if (info.localized()) assertEquals(info.diameter(), table.getValue("diameter", row));
			else assertTrue(Double.isNaN(table.getValue("diameter", row)));
			assertEquals(!info.localized(), table.getRowAsString(row).endsWith("\tum\tNaN\tNaN\tnone"),
				table.getRowAsString(row));
		}
		assertEquals("px",
			Tables.of(SubunitTable.of(RESULT.analysedWith(0.25, 0), SubunitColors.SAFE)).getStringValue("unit", 0));

		final ResultsTable weights = Tables.of(WeightTable.of(RESULT));
		assertEquals(200, weights.size());
		assertEquals(RESULT.weight(7, 199), weights.getValue("module_8", 199));
	}

	/** Of the modules that are localized at either threshold. */
	@Test
	void colorsStayWhenTheThresholdMoves() {
		final ResultsTable before = Tables.of(SubunitTable.of(RESULT, SubunitColors.SAFE));
		int others = 0;
		for (final double threshold : new double[] { -0.5, 0.3, 0.5, 0.7 }) {
			final ResultsTable after =
				Tables.of(SubunitTable.of(RESULT.analysedWith(threshold, 0), SubunitColors.SAFE));
			for (int row = 0; row < 8; row++) {
				final String color = after.getStringValue("color", row);
				if (color.equals("none")) others++;
				else if (!before.getStringValue("color", row).equals("none"))
					assertEquals(before.getStringValue("color", row), color);
			}
		}
		assertTrue(others > 8, "the threshold matters: " + others);
	}

	@Test
	void summaryIsALine() {
		final String line = StnmfSummary.line(RESULT, SourceImage.of(CELL), 1.25);
		assertTrue(
			line.matches("STNMF of cell.tif: \\d subunits in 8 modules, coverage \\d\\.\\d{3}, STA diameter .* µm, " +
				"residual .*, 30 iterations, 1\\.3 s; ensemble: mean 0\\.05.*, SD 0\\.3.*"),
			line);
		assertTrue(StnmfSummary.line(RESULT.analysedWith(0.25, 0), SourceImage.of(CELL), 1)
			.endsWith("(pixel size unknown: lengths are in pixels)"));
	}
}
