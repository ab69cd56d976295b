package org.neurofactor.imagej.consensus;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;

import org.neurofactor.stnmf.consensus.ConsensusRun;
import org.neurofactor.stnmf.consensus.RunStore;

/**
 * Keeps the runs of a consensus analysis in the folder {@code runs} of its output folder, a small JSON file for each,
 * beside {@code analysis.json}, which says what they are runs of ({@link RunIdentity}). A file is either there and
 * complete, or not there, whenever the program or the power may end. Nothing is created before the first run is kept.
 */
public final class RunFolder implements RunStore {

	static final String NAME = "runs";
	private static final String IDENTITY = "analysis.json";
	private static final String INCOMPLETE = ".incomplete";
	private static final Gson GSON = new GsonBuilder().serializeNulls().create();

	private final Path folder;
	private final JsonObject identity;
	private boolean begun;
	private int loaded;

	private RunFolder(final Path folder, final JsonObject identity) {
		this.folder = folder;
		this.identity = identity;
	}

	/**
	 * Opens the store of an analysis, to begin it or to go on with it.
	 *
	 * @param output where the results are to go; need not exist
	 * @param identity of the analysis
	 * @param results names of the files and folders in the output folder that the analysis will write
	 * @throws IllegalArgumentException if the output folder holds runs of another analysis or results of something else,
	 *           saying which
	 * @throws UncheckedIOException if what is there cannot be read
	 */
	public static RunFolder open(final Path output, final RunIdentity identity, final String... results) {
		final RunFolder store = new RunFolder(output.resolve(NAME), identity.json());
		final Path identityFile = store.folder.resolve(IDENTITY);
		if (Files.exists(identityFile, LinkOption.NOFOLLOW_LINKS)) {
			store.requireSame(read(identityFile));
			store.begun = true;
			return store;
		}
		for (final String name : results)
			if (Files.exists(output.resolve(name), LinkOption.NOFOLLOW_LINKS)) throw new IllegalArgumentException(
				"The output folder \"" + output + "\" already holds \"" + name +
					"\", which is not of this analysis. Choose another output folder.");
		return store;
	}

	private void requireSame(final JsonObject found) {
		final StringJoiner differences = new StringJoiner(", ");
		identity.entrySet().forEach(entry -> {
			final JsonElement there = found.get(entry.getKey());
			if (!Objects.equals(there, entry.getValue())) //
				differences.add(entry.getKey() + " was " + there + " and is " + entry.getValue());
		});
		if (differences.length() > 0) throw new IllegalArgumentException("\"" + folder +
			"\" holds runs of another consensus analysis: " + differences.toString().replace("\"", "") +
			". Choose another output folder, or delete this one.");
	}

	/** Number of runs that have been loaded. */
	public int loaded() {
		return loaded;
	}

	/**
	 * @throws IllegalArgumentException if the file of the run holds something else
	 * @throws UncheckedIOException if it cannot be read
	 */
	@Override
	public Optional<ConsensusRun> load(final double sparsity, final long seed) {
		final Path file = folder.resolve(fileName(sparsity, seed));
		if (!Files.exists(file)) return Optional.empty();
		loaded++;
		return Optional.of(run(read(file), file));
	}

	/** @throws UncheckedIOException if it cannot be written */
	@Override
	public void save(final ConsensusRun run) {
		try {
			if (!begun) {
				Files.createDirectories(folder);
				write(identity, IDENTITY);
				begun = true;
			}
			write(json(run), fileName(run.sparsity(), run.seed()));
		}
		catch (final IOException e) {
			throw new UncheckedIOException("A finished run cannot be kept in \"" + folder + "\": " + e.getMessage(), e);
		}
	}

	private static String fileName(final double sparsity, final long seed) {
		return "run-" + sparsity + "-" + seed + ".json";
	}

	private static JsonObject json(final ConsensusRun run) {
		final JsonObject json = new JsonObject();
		json.addProperty("sparsity", run.sparsity());
		json.addProperty("seed", run.seed());
		json.addProperty("subunits", run.subunits());
		json.addProperty("residual", Double.isNaN(run.residual()) ? null : run.residual());
		json.add("affiliation", GSON.toJsonTree(run.affiliation()));
		return json;
	}

	private static ConsensusRun run(final JsonObject json, final Path file) {
		try {
			final JsonArray spikes = json.getAsJsonArray("affiliation");
			final int[] affiliation = new int[spikes.size()];
			for (int i = 0; i < affiliation.length; i++) affiliation[i] = spikes.get(i).getAsInt();
			final JsonElement residual = json.get("residual");
			return new ConsensusRun(json.get("sparsity").getAsDouble(), json.get("seed").getAsLong(), affiliation, //
				json.get("subunits").getAsInt(), residual.isJsonNull() ? Double.NaN : residual.getAsDouble());
		}
		catch (final NullPointerException | ClassCastException | IllegalStateException | NumberFormatException e) {
			throw unreadable(file, e);
		}
	}

	private static JsonObject read(final Path file) {
		try {
			return JsonParser.parseString(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)).getAsJsonObject();
		}
		catch (final IOException e) {
			throw new UncheckedIOException("\"" + file + "\" cannot be read: " + e.getMessage(), e);
		}
		catch (final JsonParseException | IllegalStateException e) {
			throw unreadable(file, e);
		}
	}

	private static IllegalArgumentException unreadable(final Path file, final Exception reason) {
		return new IllegalArgumentException("\"" + file +
			"\" is damaged: it does not hold what a consensus analysis keeps. Delete it to have it made again.", reason);
	}

	/** On the disk before it gets its name. */
	private void write(final JsonObject json, final String name) throws IOException {
		final Path incomplete = folder.resolve(name + INCOMPLETE);
		try (FileChannel channel = FileChannel.open(incomplete, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
			StandardOpenOption.TRUNCATE_EXISTING))
		{
			final ByteBuffer bytes = ByteBuffer.wrap((GSON.toJson(json) + "\n").getBytes(StandardCharsets.UTF_8));
			while (bytes.hasRemaining()) channel.write(bytes);
			channel.force(true);
		}
		Files.move(incomplete, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
	}
}
