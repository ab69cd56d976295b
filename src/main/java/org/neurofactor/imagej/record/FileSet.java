package org.neurofactor.imagej.record;

import com.google.gson.JsonObject;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.run.Sha256;
import org.neurofactor.run.Workers;

/** The files that make up the results of one run, in a {@link ResultFolder} or in a folder inside. */
public final class FileSet {

	/** Writes one file. */
	public interface Writer {

		/** @param path of a file to be created */
		void write(Path path) throws IOException;
	}

	private final ResultFolder owner;

	/** The set's folder below the owner's with a slash; empty if it is the owner's. */
	private final String prefix;
	private final ResultKind kind;
	private final Optional<ResultRecord> earlier;
	private final Manifest manifest = new Manifest();

	/** Sets of the earlier record that stay. */
	private final Map<String, String> keptSets = new TreeMap<>();
	private final Set<String> expected = new LinkedHashSet<>();
	private final Set<String> kept = new LinkedHashSet<>();
	private JsonObject record;

	FileSet(final ResultFolder owner, final String prefix, final ResultKind kind,
		final Optional<ResultRecord> earlier)
	{
		this.owner = owner;
		this.prefix = prefix;
		this.kind = kind;
		this.earlier = earlier;
	}

	/**
	 * Says which files will be added, before the work, so that it is not in vain.
	 *
	 * @throws IllegalArgumentException if one of them is there that is not an earlier result, or is an input of this
	 *          run
	 */
	public FileSet expect(final Iterable<String> names) {
		for (final String name : names) {
			owner.requireOurs(prefix + name);
			expected.add(name);
		}
		owner.requireOurs(prefix + ResultFolder.RECORD);
		return this;
	}

	/**
	 * Writes one more file of the set.
	 *
	 * @param name of the file, one of the {@link #expect expected}, or its path below the folder, such as {@code cell
	 *          1/sta.tif}; an earlier result of this name is replaced when the folder is committed
	 */
	public void add(final String name, final Writer writer) throws IOException {
		requireNew(name);
		manifest.add(name, owner.stage(prefix + name, writer));
		kept.remove(name);
	}

	/**
	 * As {@link #add}, of several files, which are written at the same time.
	 *
	 * @param writers by the names of the files, in the order in which the record is to list them
	 * @param stage what the user is told
	 * @throws java.util.concurrent.CancellationException if the monitor says so
	 */
	public void addAll(final Map<String, Writer> writers, final Workers workers, final String stage,
		final ProgressMonitor monitor) throws IOException
	{
		final List<String> names = new ArrayList<>(writers.keySet());
		names.forEach(this::requireNew);
		try {
			final List<Manifest.Entry> entries =
				workers.start(names.size(), i -> staged(names.get(i), writers.get(names.get(i))))
					.results(stage, monitor);
			for (int i = 0; i < names.size(); i++) {
				manifest.add(names.get(i), entries.get(i));
				kept.remove(names.get(i));
			}
		}
		catch (final UncheckedIOException e) {
			throw e.getCause();
		}
	}

	private Manifest.Entry staged(final String name, final Writer writer) {
		try {
			return Manifest.Entry.of(owner.stage(prefix + name, writer));
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private void requireNew(final String name) {
		if (!Manifest.isName(name) || name.equals(ResultFolder.RECORD) || manifest.names().contains(name))
			throw new IllegalArgumentException("\"" + name + "\" cannot be the name of one more file.");
		if (!expected.contains(name)) throw new IllegalStateException("\"" + name + "\" was not said to be written.");
	}

	/**
	 * Lets files of the earlier set stay, as part of this one. All others go when the folder is committed.
	 *
	 * @param names which of them; asked for sets in sub-folders, too, by their folder's name and a slash
	 */
	public void keep(final Predicate<String> names) {
		if (!earlier.isPresent()) return;
		final ResultRecord before = earlier.get();
		for (final String name : before.manifest().names())
			if (names.test(name) && !manifest.names().contains(name)) kept.add(name);
		before.sets().forEach((name, id) -> {
			if (names.test(name + "/")) keptSets.put(name, id);
		});
	}

	/**
	 * Says what all these files are the results of: see {@link RunRecord}. To be called last.
	 *
	 * @param content by key; which files there are is added to it
	 */
	public void record(final JsonObject content) {
		record = content;
	}

	/** What the earlier record says, if there is one. */
	public Optional<JsonObject> earlier() {
		return earlier.map(ResultRecord::json);
	}

	/** Whether it came to nothing. */
	boolean isUnused() {
		return record == null && manifest.names().isEmpty();
	}

	String prefix() {
		return prefix;
	}

	/** What distinguishes these results from others: a sum over all files, or, for an update, what it was. */
	String id() {
		if (record.has(ResultRecord.ID)) return record.get(ResultRecord.ID).getAsString();
		final MessageDigest digest = Sha256.digest();
		digest.update(manifest.json().toString().getBytes(StandardCharsets.UTF_8));
		return Sha256.hex(digest);
	}

	/** Writes the record, as the last file. */
	void finish(final Map<String, String> sets) throws IOException {
		if (record == null) throw new IllegalStateException("The files have no record.");
		final JsonObject json = new JsonObject();
		json.addProperty(ResultRecord.KIND, kind.key());
		json.addProperty(ResultRecord.ID, id());
		record.entrySet().forEach(entry -> json.add(entry.getKey(), entry.getValue()));
		json.remove(ResultRecord.SETS);
		json.remove(ResultRecord.FILES);
		json.remove(ResultRecord.UNFINISHED);
		final JsonObject nested = new JsonObject();
		keptSets.forEach(nested::addProperty);
		sets.forEach(nested::addProperty);
		if (nested.size() > 0) json.add(ResultRecord.SETS, nested);
		for (final String name : kept) manifest.addAll(earlier.get().manifest(), name);
		json.add(ResultRecord.FILES, manifest.json());
		owner.stage(prefix + ResultFolder.RECORD, path -> FileFormats.writeJson(json, path));
	}

	/** Names, below the owner's folder, of the new files, without the record. */
	List<String> added() {
		final List<String> names = new ArrayList<>();
		for (final String name : manifest.names()) if (!kept.contains(name)) names.add(prefix + name);
		return names;
	}

	/** Names, below the owner's folder, of all earlier files that are not to stay, the record first. */
	Set<String> removed(final Path folder) throws IOException {
		final Set<String> names = new LinkedHashSet<>();
		if (!earlier.isPresent()) return names;
		for (final String name : earlier.get().all(folder)) {
			final boolean stays =
				kept.contains(name) || keptSets.keySet().stream().anyMatch(set -> name.startsWith(set + "/"));
			if (!stays) names.add(prefix + name);
		}
		return names;
	}
}
