package org.neurofactor.imagej.stnmf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.neurofactor.imagej.record.JsonPart;
import org.neurofactor.imagej.record.ResultKind;
import org.neurofactor.imagej.record.SavedFolder;

/** The folder into which {@link StnmfFiles} wrote an STNMF, read again: equal, to the last bit, to what was written. */
public final class StnmfFolder {

	/** No array has more. */
	private static final int MOST_BYTES = Integer.MAX_VALUE - 64;

	private final SavedFolder folder;
	private final StoredStnmf stored;

	private StnmfFolder(final SavedFolder folder) throws IOException {
		this.folder = folder;
		final Path file = folder.file(StoredStnmf.FILE);
		if (Files.size(file) > MOST_BYTES) throw new IOException("it is larger than it can be");
		StnmfFormat.requireMemory((double) Files.size(file));
		stored = StnmfFormat.read(Files.readAllBytes(file));
	}

	/**
	 * Reads a folder.
	 *
	 * @throws IllegalArgumentException if it does not hold the files of one STNMF, saying what is wrong
	 */
	public static StnmfFolder read(final Path folder) {
		final SavedFolder saved = SavedFolder.read(folder, ResultKind.STNMF);
		try {
			return new StnmfFolder(saved);
		}
		catch (final IOException e) {
			throw new IllegalArgumentException(
				"\"" + folder.resolve(StoredStnmf.FILE) + "\" cannot be read: " + e.getMessage() + ".", e);
		}
	}

	/** The file from which the results in a folder are read. */
	public static Path stored(final Path folder) {
		return folder.resolve(StoredStnmf.FILE);
	}

	public StoredStnmf stnmf() {
		return stored;
	}

	/** The folder with its record. */
	public SavedFolder folder() {
		return folder;
	}

	/** How long the run took, in s; NaN where it is not known. */
	public double seconds() {
		final JsonPart seconds = folder.part("summary", "seconds");
		return seconds.isPresent() ? seconds.number() : Double.NaN;
	}
}
