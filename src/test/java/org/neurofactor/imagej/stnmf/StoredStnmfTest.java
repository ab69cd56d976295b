package org.neurofactor.imagej.stnmf;

import org.neurofactor.imagej.door.Fuzz;
import org.junit.jupiter.api.Timeout;
import java.util.zip.InflaterInputStream;
import java.io.ByteArrayInputStream;
import java.util.Collections;
import java.util.Optional;
import java.util.TreeMap;
import org.neurofactor.settings.Values;
import org.neurofactor.settings.Settings;
import org.neurofactor.settings.Setting;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import org.neurofactor.run.Sha256;
import org.neurofactor.imagej.record.Run;
import org.neurofactor.imagej.record.Runs;
import org.neurofactor.imagej.record.RunRecord;
import org.neurofactor.imagej.door.SourceImage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.io.FileSaver;
import ij.io.Opener;
import ij.measure.Calibration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.factorization.ResidualCurve;
import org.neurofactor.imagej.figure.FigureOptions;
import org.neurofactor.stnmf.StnmfOptions;
import org.neurofactor.stnmf.StnmfResult;

/** What is stored with the modules is all there is of an STNMF. */
class StoredStnmfTest {

	private static final String PROPERTY = "neurofactor.stnmf";
	private static final StnmfOptions OPTIONS = StnmfOptions.DEFAULTS.with(StnmfOptions.MODULES, 6)
		.with(StnmfOptions.ITERATIONS, 40)
		.with(StnmfOptions.SEED, 3L)
		.with(StnmfOptions.INITIALIZATION, StnmfOptions.Start.RANDOM)
		.with(StnmfOptions.THRESHOLD, 0.4)
		.with(StnmfOptions.PIXEL_SIZE, 7.5);
	private static final Map<String, Object> OPTIONS_OF_COMMAND = optionsOfCommand();
	private static final ImagePlus CELL = Cells.ensemble(10, 9, 2, 300);
	private static final StnmfResult RESULT = StnmfRun.of(CELL, OPTIONS, null, ProgressMonitor.NONE);

	@TempDir
	Path folder;

	@Test
	void aReopenedStackWritesTheSameFilesAgain() throws IOException {
		final Path first = folder.resolve("first");
		outputs().save(first, ProgressMonitor.NONE);
		final StoredStnmf stored =
			StoredStnmf.of(new Opener().openImage(first.resolve("modules.tif").toString())).get();
		final Path again = folder.resolve("again");
		new StnmfOutputs(stored.result(), stored.source(), stored.page(), stored.course().get(),
			Runs.of(stored.options()), 1.5).save(again, ProgressMonitor.NONE);
		for (final String name : first.toFile().list())
			if (!name.equals("run.json")) assertArrayEquals(Files.readAllBytes(first.resolve(name)),
				Files.readAllBytes(again.resolve(name)), name);
	}

	@Test
	void itOutlivesSavingAndDuplicatingInImageJ() {
		final ImagePlus modules = outputs().modules();
		final String path = folder.resolve("mine.tif").toString();
		assertTrue(new FileSaver(modules.duplicate()).saveAsTiff(path));
		final StnmfResult stored = StoredStnmf.of(new Opener().openImage(path)).get().result();
		for (int j = 0; j < RESULT.rank(); j++) {
			assertArrayEquals(RESULT.modules().get(j).values(), stored.modules().get(j).values());
			assertEquals(RESULT.moransI(j), stored.moransI(j));
			assertEquals(RESULT.meanWeight(j), stored.meanWeight(j));
		}
		assertEquals(RESULT.analysedWith(0.1, 3).analysis().coverage(),
			stored.analysedWith(0.1, 3).analysis().coverage());
	}

	@Test
	void titleAndCalibrationOfTheInputAreKept() {
		final SourceImage source = StoredStnmf.of(outputs().modules()).get().source();
		final Calibration calibration = source.calibration();
		assertEquals(CELL.getTitle(), source.title());
		assertEquals(SourceImage.of(CELL).shortTitle(), source.shortTitle());
		assertEquals(CELL.getStackSize(), source.planes());
		final Run run = Runs.of(OPTIONS_OF_COMMAND);
		assertEquals(RunRecord.of(run, SourceImage.of(CELL), "spikes", OPTIONS_OF_COMMAND).get("input"),
			RunRecord.of(run, source, "spikes", OPTIONS_OF_COMMAND).get("input"));
		assertEquals(CELL.getCalibration().xOrigin, calibration.xOrigin);
	}

	@Test
	void anotherImageHasNone() {
		assertFalse(StoredStnmf.of(CELL).isPresent());
	}

	/** The folder and the stack have the same bytes, and what is read of them is what was written. */
	@Test
	void folderAndStackHoldTheSame() throws IOException {
		final StnmfOutputs outputs = outputs();
		outputs.save(folder, ProgressMonitor.NONE);
		final byte[] bytes = Files.readAllBytes(folder.resolve("stnmf.bin"));
		assertEquals(outputs.modules().getProp(PROPERTY), new String(bytes, StandardCharsets.ISO_8859_1));
		final StoredStnmf read = StnmfFolder.read(folder).stnmf();
		assertArrayEquals(bytes, read.bytes());
		assertEquals(RESULT.version(), read.result().version());
		assertEquals(RESULT.residual(), read.result().residual());
		assertEquals(RESULT.fixedPoint(), read.result().fixedPoint());
		for (int j = 0; j < RESULT.rank(); j++)
			for (int spike = 0; spike < RESULT.spikes(); spike++)
				assertEquals(RESULT.weight(j, spike), read.result().weight(j, spike));
		assertArrayEquals(RESULT.sta().values(), read.result().sta().values());
		assertArrayEquals(((int[]) outputs.figure().getProcessor().getPixels()),
			(int[]) StnmfImages.figure(read.result(), read.source(), read.page()).getProcessor().getPixels());
	}

	/** Of an option that nobody knows, too. */
	@Test
	void allOptionsAreKeptButPlaces() {
		final Setting<String> quiteNew = Setting.text("quitenew", "");
		final Settings settings =
			StnmfOptions.SETTINGS.and(quiteNew, Setting.folder("output").withoutEffect(), Setting.text("empty", ""));
		final Values values = settings.defaults().with(quiteNew, "new").with(StnmfOptions.SPARSITY, 2.);
		final Run run = Run.of("Test", values, Optional.empty(), Collections.emptyList());
		final ImagePlus modules =
			new StnmfOutputs(RESULT, SourceImage.of(CELL), FigureOptions.DEFAULTS, null, run, 1).modules();
		final Map<String, Object> expected = new TreeMap<>(values.toMap());
		expected.keySet().removeAll(Arrays.asList("output", "empty"));
		assertEquals(expected.toString(), StoredStnmf.of(modules).get().options().toString());
	}

	@Test
	void everyFlippedBitIsNoticed() {
		final ImagePlus damaged = outputs().modules();
		final byte[] bytes = damaged.getProp(PROPERTY).getBytes(StandardCharsets.ISO_8859_1);
		for (int at = 0; at < bytes.length; at += 1 + at % 7) {
			bytes[at] ^= 1 << at % 8;
			assertDamaged(damaged, bytes);
			bytes[at] ^= 1 << at % 8;
		}
		assertDamaged(damaged, Arrays.copyOf(bytes, bytes.length / 2));
		assertDamaged(damaged, Arrays.copyOf(bytes, bytes.length + 1));
		assertDamaged(damaged, new byte[] { 'x' });
	}

	private static void assertDamaged(final ImagePlus imp, final byte[] bytes) {
		imp.setProp(PROPERTY, new String(bytes, StandardCharsets.ISO_8859_1));
		final String message = assertThrows(IllegalArgumentException.class, () -> StoredStnmf.of(imp)).getMessage();
		assertTrue(message.contains(imp.getTitle()) && message.contains("damaged"), message);
	}

	/** With a right checksum: nothing is allocated for what cannot be there. */
	@Test
	void whatClaimsTooMuchIsRefused() throws IOException {
		for (final String header : new String[] {
			"{\"width\": 40000, \"height\": 40000, \"modules\": 9, \"spikes\": 9}",
			"{\"width\": 8, \"height\": 8, \"modules\": 2147483647, \"spikes\": 2147483647}", "{\"width\": -1}", "{}",
			"[]", "", "{\"width\": 8, \"height\": 8, \"modules\": 2, \"spikes\": 3, \"courseLength\": 2147483647}" })
		{
			final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			bytes.write("NFSTNMF2".getBytes(StandardCharsets.US_ASCII));
			final DeflaterOutputStream deflated = new DeflaterOutputStream(bytes);
			final DataOutputStream out = new DataOutputStream(deflated);
			out.writeInt(header.length());
			out.writeBytes(header);
			deflated.finish();
			final MessageDigest digest = Sha256.digest();
			bytes.write(digest.digest(bytes.toByteArray()));
			final IOException e = assertThrows(IOException.class, () -> StnmfFormat.read(bytes.toByteArray()), header);
			assertTrue(
				e.getMessage().matches("it says that it is larger than it can be|what it says does not make sense"),
				e.toString());
		}
	}

	private static StnmfOutputs outputs() {
		return new StnmfOutputs(RESULT, SourceImage.of(CELL),
			FigureOptions.DEFAULTS.with(FigureOptions.COLORS, FigureOptions.COLORS.parse("#102030"))
				.with(FigureOptions.WIDTH, 600),
			ResidualCurve.of(10, 9.5, 8, 7.25), Runs.of(OPTIONS_OF_COMMAND), 1.5);
	}

	private static Map<String, Object> optionsOfCommand() {
		final Map<String, Object> options = new LinkedHashMap<>();
		options.put("modules", 6);
		options.put("sparsity", 2.0);
		options.put("colors", "#102030");
		options.put("figurewidth", 600);
		return options;
	}

	@Test
	@Timeout(60)
	void whateverIsDamagedIsNamed() throws Exception {
		outputs().save(folder, ProgressMonitor.NONE);
		final Path file = folder.resolve("stnmf.bin");
		final byte[] good = Files.readAllBytes(file);
		final Fuzz fuzz = new Fuzz(14);
		assertTrue(fuzz.refused(200, file, () -> StnmfFolder.read(folder), good) > 190);
		Files.write(file, good);
		final Path record = folder.resolve("run.json");
		final String json = new String(Files.readAllBytes(record), StandardCharsets.UTF_8);
		assertTrue(fuzz.refusedShapes(150, record, () -> StnmfFolder.read(folder).seconds(), json) > 50);
	}

	/** As somebody else's program may have written it. */
	@Test
	@Timeout(60)
	void damageWithARightChecksumMakesSenseOrNot() throws Exception {
		final byte[] good = outputs().modules().getProp(PROPERTY).getBytes(StandardCharsets.ISO_8859_1);
		final InflaterInputStream inflated =
			new InflaterInputStream(new ByteArrayInputStream(good, 8, good.length - 40));
		final byte[] content = new byte[1 << 20];
		int length = 0;
		for (int n = inflated.read(content); n > 0; n = inflated.read(content, length, content.length - length))
			length += n;
		final Fuzz fuzz = new Fuzz(15);
		int refused = 0;
		for (int i = 0; i < 300; i++) {
			final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			bytes.write(good, 0, 8);
			final DeflaterOutputStream deflated = new DeflaterOutputStream(bytes);
			deflated.write(fuzz.damaged(Arrays.copyOf(content, length), 1200));
			deflated.finish();
			bytes.write(Sha256.digest().digest(bytes.toByteArray()));
			try {
				StnmfFormat.read(bytes.toByteArray());
			}
			catch (final IOException e) {
				refused++;
				assertTrue(e.getMessage().startsWith("it ") || e.getMessage().startsWith("what it says"),
					e.getMessage());
			}
		}
		assertTrue(refused > 150, "" + refused);
	}
}
