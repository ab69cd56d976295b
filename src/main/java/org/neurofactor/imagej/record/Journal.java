package org.neurofactor.imagej.record;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The change of a folder from one set of files to the next. New files wait in a hidden folder inside, complete, until a
 * list of all moves lies beside them; from then on the change will be carried out, if not by this program, because it
 * was killed, then by the next that writes to the folder. Without the list, the hidden folder is rubbish.
 */
final class Journal {

	static final String STAGING = ".incomplete-neurofactor-";
	private static final String LIST = ".moves.json";
	private static final String REPLACED = ".replaced";

	private final Path folder;
	private final Path staging;

	/** Earlier files that go, in this order. */
	private final Set<String> removed = new LinkedHashSet<>();

	/** New files, in this order. */
	private final Set<String> added = new LinkedHashSet<>();
	private final Disk disk;

	private Journal(final Path folder, final Path staging, final Collection<String> removed,
		final Collection<String> added, final Disk disk)
	{
		this.folder = folder;
		this.staging = staging;
		this.removed.addAll(removed);
		this.added.addAll(added);
		this.disk = disk;
	}

	/**
	 * Changes the folder.
	 *
	 * @param staging inside the folder, with all new files by their names
	 * @param removed names of earlier files, in the order in which they go
	 * @param added names of new files, in the order in which they come; each replaces what has its name
	 * @throws IOException if that fails; all is as before then, or the journal stays to be carried out later
	 */
	static void carryOut(final Path folder, final Path staging, final Collection<String> removed,
		final Collection<String> added, final Disk disk) throws IOException
	{
		final Journal journal = new Journal(folder, staging, removed, added, disk);
		journal.write();
		try {
			journal.move();
		}
		catch (final IOException | RuntimeException e) {
			journal.takeBack(e);
			throw e;
		}
		disk.delete(staging.resolve(LIST));
	}

	/** Carries out what killed programs had begun in a folder, and removes what they had not even begun. */
	static void recover(final Path folder, final Disk disk) throws IOException {
		for (final Path staging : stagings(folder)) {
			if (isComplete(staging)) {
				final Journal journal = read(folder, staging, disk);
				journal.move();
				disk.delete(staging.resolve(LIST));
			}
			disk.deleteTree(staging);
		}
	}

	/** The hidden folders in a folder. */
	static List<Path> stagings(final Path folder) throws IOException {
		if (!Files.isDirectory(folder)) return Collections.emptyList();
		try (Stream<Path> paths = Files.list(folder)) {
			return paths.filter(Journal::isStaging).sorted().collect(Collectors.toList());
		}
	}

	static boolean isStaging(final Path path) {
		return path.getFileName() != null && path.getFileName().toString().startsWith(STAGING);
	}

	/** Whether a change has begun that is not carried out. */
	static boolean isComplete(final Path staging) {
		return Files.isRegularFile(staging.resolve(LIST));
	}

	private static Journal read(final Path folder, final Path staging, final Disk disk) throws IOException {
		try {
			final JsonPart json = JsonPart.read(staging.resolve(LIST));
			final List<String> added = names(json.at("added"));
			if (added.isEmpty()) throw json.at("added").wrong("is empty");
			return new Journal(folder, staging, names(json.at("removed")), added, disk);
		}
		catch (final IllegalArgumentException e) {
			throw new IOException(
				"\"" + staging + "\", which a killed job has left, is damaged; delete it: " + e.getMessage(), e);
		}
	}

	private static List<String> names(final JsonPart list) {
		final List<String> names = new ArrayList<>();
		for (final JsonPart name : list.list()) names.add(Manifest.name(name.text(), name));
		return names;
	}

	private void write() throws IOException {
		final JsonObject json = new JsonObject();
		json.add("removed", array(removed));
		json.add("added", array(added));
		for (final Path parent : parents(staging)) Disk.syncFolder(parent);
		final Path incomplete = staging.resolve(LIST + ".incomplete");
		Files.write(incomplete, json.toString().getBytes(StandardCharsets.UTF_8));
		Disk.sync(incomplete);
		disk.move(incomplete, staging.resolve(LIST));
		Disk.syncFolder(staging);
		Disk.syncFolder(folder);
	}

	/** The folders of the new files. */
	private Set<Path> parents(final Path root) {
		return added.stream()
			.map(name -> root.resolve(name).getParent())
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	private static JsonArray array(final Collection<String> names) {
		final JsonArray array = new JsonArray();
		names.forEach(array::add);
		return array;
	}

	/** May be done again after it has ended anywhere. */
	private void move() throws IOException {
		for (final String name : removed)
			if (!added.contains(name) || Manifest.exists(staging.resolve(name))) displace(name);
		Disk.syncFolder(folder); // no record must outlive a file of its set
		final List<String> names = new ArrayList<>(added);
		final String last = names.remove(names.size() - 1);
		for (final String name : names) place(name);
		for (final Path parent : parents(folder)) Disk.syncFolder(parent);
		place(last);
		Disk.syncFolder(folder);
		for (final String name : removed)
			if (!added.contains(name)) deleteIfEmpty(folder.resolve(name).getParent(), folder, disk);
	}

	private void place(final String name) throws IOException {
		if (!Manifest.exists(staging.resolve(name))) return; // it is there already
		Files.createDirectories(folder.resolve(name).getParent());
		displace(name);
		disk.move(staging.resolve(name), folder.resolve(name));
	}

	private void displace(final String name) throws IOException {
		if (!Manifest.exists(folder.resolve(name))) return;
		final Path replaced = staging.resolve(REPLACED).resolve(name);
		Files.createDirectories(replaced.getParent());
		disk.move(folder.resolve(name), replaced);
	}

	/** Puts everything back where it was; what fails here is told with the reason for going back. */
	private void takeBack(final Exception reason) {
		try {
			final List<String> names = new ArrayList<>(added);
			Collections.reverse(names);
			for (final String name : names) {
				if (!Manifest.exists(staging.resolve(name)) && Manifest.exists(folder.resolve(name)))
					disk.move(folder.resolve(name), staging.resolve(name));
			}
			final Set<String> all = new LinkedHashSet<>(removed);
			all.addAll(added);
			final List<String> earlier = new ArrayList<>(all);
			Collections.reverse(earlier); // what went first, a record, comes last
			for (final String name : earlier) {
				final Path replaced = staging.resolve(REPLACED).resolve(name);
				if (!Manifest.exists(replaced)) continue;
				Files.createDirectories(folder.resolve(name).getParent());
				disk.move(replaced, folder.resolve(name));
			}
			for (final String name : names) deleteIfEmpty(folder.resolve(name).getParent(), folder, disk);
			disk.delete(staging.resolve(LIST));
		}
		catch (final IOException e) {
			reason.addSuppressed(e);
		}
	}

	/** Deletes a folder below another one, and those around it, as far as nothing is in them. */
	static void deleteIfEmpty(final Path innermost, final Path folder, final Disk disk) throws IOException {
		for (Path path = innermost; path.startsWith(folder) && !path.equals(folder); path = path.getParent()) {
			final String[] names = path.toFile().list();
			if (names == null || names.length > 0) return;
			disk.delete(path);
		}
	}
}
