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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;

import org.neurofactor.imagej.record.Disk;
import org.neurofactor.run.Sha256;
import org.neurofactor.stnmf.consensus.RandomStart;
import org.neurofactor.stnmf.consensus.StartStore;

/**
 * Keeps the random starts of a consensus analysis in the folder {@code runs} of its output folder, a small JSON file
 * for each, with a checksum, beside {@code analysis.json}, which says what they are starts of ({@link
 * ConsensusIdentity}). A file is either there and complete, or not there, whenever the program or the power may end.
 * Nothing is created before the first run is kept.
 */
public final class StartFolder implements StartStore {

	static final String NAME = "runs";
	private static final String IDENTITY = "analysis.json";

	/** Key of the SHA-256 sum of all else in a file. */
	private static final String SUM = "sha256";
	private static final Gson GSON = new GsonBuilder().serializeNulls().create();

	private final Path folder;
	private final JsonObject identity;
	private boolean begun;
	private int loaded;

	private StartFolder(final Path folder, final JsonObject identity) {
		this.folder = folder;
		this.identity = identity;
	}

	/**
	 * Opens the store of an analysis, to begin it or to go on with it.
	 *
	 * @param output where the results are to go; need not exist
	 * @param identity of the analysis
	 * @throws IllegalArgumentException if the output folder holds starts of another analysis, saying which
	 * @throws UncheckedIOException if what is there cannot be read
	 */
	public static StartFolder open(final Path output, final ConsensusIdentity identity) {
		final StartFolder store = new StartFolder(output.resolve(NAME), identity.json());
		final Path identityFile = store.folder.resolve(IDENTITY);
		if (!Files.exists(identityFile, LinkOption.NOFOLLOW_LINKS)) return store;
		store.requireSame(read(identityFile));
		store.begun = true;
		return store;
	}

	private void requireSame(final JsonObject found) {
		final StringJoiner differences = new StringJoiner(", ");
		identity.entrySet().forEach(entry -> {
			final JsonElement there = found.get(entry.getKey());
			if (!Objects.equals(there, entry.getValue()))
				differences.add(entry.getKey() + " was " + there + " and is " + entry.getValue());
		});
		if (differences.length() > 0)
			throw new IllegalArgumentException("\"" + folder + "\" holds runs of another consensus analysis: " +
				differences.toString().replace("\"", "") + ". Choose another output folder, or delete this one.");
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
	public Optional<RandomStart> load(final double sparsity, final long seed) {
		final Path file = folder.resolve(fileName(sparsity, seed));
		if (!Files.exists(file)) return Optional.empty();
		loaded++;
		return Optional.of(run(read(file), file));
	}

	/** @throws UncheckedIOException if it cannot be written */
	@Override
	public void save(final RandomStart run) {
		try {
			if (!begun) {
				Files.createDirectories(folder);
				write(identity.deepCopy(), IDENTITY);
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

	private static JsonObject json(final RandomStart run) {
		final JsonObject json = new JsonObject();
		json.addProperty("sparsity", run.sparsity());
		json.addProperty("seed", run.seed());
		json.addProperty("subunits", run.subunits());
		json.addProperty("residual", Double.isNaN(run.residual()) ? null : run.residual());
		json.add("affiliation", GSON.toJsonTree(run.affiliation()));
		return json;
	}

	private static RandomStart run(final JsonObject json, final Path file) {
		try {
			final JsonArray spikes = json.getAsJsonArray("affiliation");
			final int[] affiliation = new int[spikes.size()];
			for (int i = 0; i < affiliation.length; i++) affiliation[i] = spikes.get(i).getAsInt();
			final JsonElement residual = json.get("residual");
			return new RandomStart(json.get("sparsity").getAsDouble(), json.get("seed").getAsLong(), affiliation,
				json.get("subunits").getAsInt(), residual.isJsonNull() ? Double.NaN : residual.getAsDouble());
		}
		catch (final NullPointerException | ClassCastException | IllegalStateException | NumberFormatException
				| UnsupportedOperationException e)
		{
			throw unreadable(file, e);
		}
	}

	private static JsonObject read(final Path file) {
		try {
			final JsonObject json =
				JsonParser.parseString(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)).getAsJsonObject();
			final JsonElement sum = json.remove(SUM);
			if (sum == null || !sum.getAsString().equals(sum(json))) throw new JsonParseException("wrong checksum");
			return json;
		}
		catch (final IOException e) {
			throw new UncheckedIOException("\"" + file + "\" cannot be read: " + e.getMessage(), e);
		}
		catch (final JsonParseException | IllegalStateException | UnsupportedOperationException e) {
			throw unreadable(file, e);
		}
	}

	private static IllegalArgumentException unreadable(final Path file, final Exception reason) {
		return new IllegalArgumentException(
			"\"" + file +
				"\" is damaged: it does not hold what a consensus analysis keeps. Delete it to have it made again.",
			reason);
	}

	private void write(final JsonObject json, final String name) throws IOException {
		json.addProperty(SUM, sum(json));
		Disk.write((GSON.toJson(json) + "\n").getBytes(StandardCharsets.UTF_8), folder.resolve(name));
	}

	private static String sum(final JsonObject json) {
		final MessageDigest digest = Sha256.digest();
		digest.update(GSON.toJson(json).getBytes(StandardCharsets.UTF_8));
		return Sha256.hex(digest);
	}
}
