package org.neurofactor.imagej.ensemble;

import org.neurofactor.imagej.door.MemoryEstimate;
import org.neurofactor.imagej.door.TiffFile;

import ij.ImagePlus;
import ij.io.Opener;
import ij.util.StringSorter;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.neurofactor.run.Sha256;
import org.neurofactor.run.ProgressMonitor;

/** A cell's spike-triggered ensemble in a TIFF file, named after the cell. */
public final class EnsembleFile {

	/** Name of the file where each cell has a folder. */
	private static final String STE = "ste.tif";

	private static final int BUFFER = 1 << 20;

	private final String cell;
	private final Path path;
	private final TiffFile tiff;
	private final OptionalDouble noiseZ;

	private EnsembleFile(final String cell, final Path path, final OptionalDouble noiseZ) {
		this.cell = cell;
		this.path = path;
		this.noiseZ = noiseZ;
		tiff = new TiffFile(path);
	}

	/**
	 * The ensembles in a folder, in the order of their names, numbers in them by value: its TIFF files, and
	 * {@code ste.tif} in each of its sub-folders. Hidden files are left out. At least one can be read, as far as its
	 * header tells.
	 *
	 * @throws IllegalArgumentException if there is no such folder, no such file or none that can be read, or if two are
	 *           named alike
	 * @throws IOException if the folder cannot be listed
	 */
	public static List<EnsembleFile> in(final Path folder) throws IOException {
		if (!Files.isDirectory(folder))
			throw new IllegalArgumentException("folder must be a folder with spike-triggered " + "ensembles, but \"" +
				folder + "\" " + (Files.exists(folder) ? "is a file." : "does not exist."));
		final Map<String, Double> noise = NoiseRecord.of(folder);
		final Map<String, EnsembleFile> cells = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		for (final Path path : list(folder)) {
			final String name = path.getFileName().toString();
			final EnsembleFile ste;
			if (Files.isRegularFile(path.resolve(STE))) ste = new EnsembleFile(name, path.resolve(STE),
				noise.containsKey(name) ? OptionalDouble.of(noise.get(name)) : OptionalDouble.empty());
			else if (TiffFile.isTiff(path))
				ste = new EnsembleFile(new TiffFile(path).baseName(), path, OptionalDouble.empty());
			else continue;
			final EnsembleFile other = cells.put(ste.cell, ste);
			if (other != null)
				throw new IllegalArgumentException("Cells must differ in their names, upper and lower case " +
					"being the same, but \"" + other.path + "\" and \"" + ste.path + "\" do not.");
		}
		if (cells.isEmpty()) throw new IllegalArgumentException(
			"folder must contain TIFF files, or folders with a " + STE + ", but \"" + folder + "\" contains neither.");
		final String[] names = StringSorter.sortNumerically(cells.keySet().toArray(new String[0]));
		final List<EnsembleFile> sorted = Arrays.stream(names).map(cells::get).collect(Collectors.toList());
		requireOneReadable(sorted);
		return sorted;
	}

	private static List<Path> list(final Path folder) throws IOException {
		try (Stream<Path> paths = Files.list(folder)) {
			return paths.filter(path -> !path.getFileName().toString().startsWith(".")).collect(Collectors.toList());
		}
	}

	private static void requireOneReadable(final List<EnsembleFile> files) {
		final List<String> reasons = new ArrayList<>();
		for (final EnsembleFile file : files) {
			try {
				file.tiff.requireComplete();
				return;
			}
			catch (final IOException e) {
				reasons.add(e.getMessage());
			}
		}
		throw new IllegalArgumentException(
			"None of the " + files.size() + " TIFF files can be read. " + reasons.get(0));
	}

	/** Name of the cell: of the file without its extension, or of its folder. */
	public String cell() {
		return cell;
	}

	public Path path() {
		return path;
	}

	/**
	 * The z of its spike-triggered average, if {@code run.json} beside its folder says that this is not above noise;
	 * else empty.
	 */
	public OptionalDouble noiseZ() {
		return noiseZ;
	}

	/**
	 * Reads the stack; its title is the cell's name and {@code .tif}.
	 *
	 * @throws IOException if the file is not a complete TIFF
	 * @throws IllegalArgumentException if there is not enough memory for it
	 */
	public ImagePlus open() throws IOException {
		tiff.requireComplete();
		MemoryEstimate.ofImage((double) Files.size(path)).requireAvailable();
		final ImagePlus imp = new Opener().openTiff(path.getParent() + "/", path.getFileName().toString());
		if (imp == null) throw tiff.unreadable("ImageJ cannot open it");
		imp.setTitle(cell + ".tif");
		return imp;
	}

	/** SHA-256 sum of the file in hexadecimal. */
	public String sha256(final ProgressMonitor monitor) throws IOException {
		final MessageDigest digest = Sha256.digest();
		final byte[] buffer = new byte[BUFFER];
		final long size = Files.size(path);
		long done = 0;
		try (InputStream in = Files.newInputStream(path)) {
			for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
				monitor.step("Reading file", done += n, size);
				digest.update(buffer, 0, n);
			}
		}
		return Sha256.hex(digest);
	}
}
