package org.neurofactor.imagej.consensus;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Function;

import org.neurofactor.imagej.record.Disk;
import org.neurofactor.imagej.record.JsonPart;
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
	/** Of a value in a message. */
	private static final int MAX_TOLD = 200;
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
		store.requireSame(read(identityFile, JsonPart::object));
		store.begun = true;
		return store;
	}

	private void requireSame(final JsonObject found) {
		final StringJoiner differences = new StringJoiner(", ");
		identity.entrySet().forEach(entry -> {
			final JsonElement there = found.get(entry.getKey());
			if (!Objects.equals(there, entry.getValue()))
				differences.add(entry.getKey() + " was " + told(there) + " and is " + entry.getValue());
		});
		if (differences.length() > 0)
			throw new IllegalArgumentException("\"" + folder + "\" holds runs of another consensus analysis: " +
				differences.toString().replace("\"", "") + ". Choose another output folder, or delete this one.");
	}

	/** However long it is. */
	private static String told(final JsonElement value) {
		final String text = String.valueOf(value).replaceAll("\\p{Cntrl}", " ");
		return text.length() <= MAX_TOLD ? text : text.substring(0, MAX_TOLD) + "…";
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
		return Optional.of(read(file, StartFolder::run));
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

	private static RandomStart run(final JsonPart json) {
		final List<JsonPart> spikes = json.at("affiliation").list();
		final int[] affiliation = new int[spikes.size()];
		for (int i = 0; i < affiliation.length; i++)
			affiliation[i] = (int) spikes.get(i).whole(RandomStart.NONE, Integer.MAX_VALUE);
		final JsonPart residual = json.at("residual");
		final double sparsity = json.at("sparsity").number();
		final long seed = json.at("seed").whole(0, Long.MAX_VALUE);
		final int subunits = (int) json.at("subunits").whole(0, Integer.MAX_VALUE);
		return new RandomStart(sparsity, seed, affiliation, subunits,
			residual.json().isJsonNull() ? Double.NaN : residual.number());
	}

	/**
	 * Reads a file and what it holds; the checksum comes last, so that a value of another shape is named.
	 *
	 * @throws IllegalArgumentException if it is damaged
	 */
	private static <T> T read(final Path file, final Function<JsonPart, T> as) {
		try {
			final JsonPart json = JsonPart.read(file);
			final T content = as.apply(json);
			final JsonObject rest = json.object().deepCopy();
			rest.remove(SUM);
			if (!json.at(SUM).text().equals(sum(rest))) throw json.at(SUM).wrong("is not the checksum of the rest");
			return content;
		}
		catch (final IOException e) {
			throw new UncheckedIOException("\"" + file + "\" cannot be read: " + e.getMessage(), e);
		}
		catch (final IllegalArgumentException e) {
			throw new IllegalArgumentException(e.getMessage() + " Delete it to have it made again.", e);
		}
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
