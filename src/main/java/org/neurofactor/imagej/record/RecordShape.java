package org.neurofactor.imagej.record;

import java.nio.file.InvalidPathException;
import java.nio.file.Paths;

/** What a record must look like, whoever reads which part of it: else it is damaged, or was changed by hand. */
final class RecordShape {

	private RecordShape() {}

	/** @throws IllegalArgumentException naming the file and the first key whose value is of another shape */
	static void require(final JsonPart record) {
		for (final String key : new String[] { RunRecord.COMMAND, RunRecord.DATE, "macro" }) textOrNull(record.at(key));
		if (record.at(RunRecord.PART).exists()) record.at(RunRecord.PART).flag();
		for (final String key : new String[] { RunRecord.OPTIONS, RunRecord.VERSIONS, "summary", "convergence",
			"figure" }) if (record.at(key).exists()) record.at(key).object();
		if (record.at(RunRecord.VERSIONS).exists())
			record.at(RunRecord.VERSIONS).entries().values().forEach(RecordShape::textOrNull);
		if (record.at("input").isPresent()) input(record.at("input"));
		if (record.at("inputs").exists()) record.at("inputs").list().forEach(RecordShape::input);
		if (record.at(RunRecord.IMAGES).exists()) for (final JsonPart image : record.at(RunRecord.IMAGES).list()) {
			path(image);
			if (image.at("selection").exists()) image.at("selection").text();
		}
		if (record.at(RunRecord.INPUT_FILES).exists())
			for (final JsonPart file : record.at(RunRecord.INPUT_FILES).list())
			{
				path(file);
				textOrNull(file.at("sha256"));
				if (file.at("bytes").isPresent()) file.at("bytes").whole(0, Long.MAX_VALUE);
			}
	}

	private static void textOrNull(final JsonPart part) {
		if (part.isPresent()) part.text();
	}

	private static void path(final JsonPart of) {
		try {
			Paths.get(of.at("path").text());
		}
		catch (final InvalidPathException e) {
			throw of.at("path").wrong("is no path of a file");
		}
	}

	/** An image has numbers only beside its name and its file; a table, the list of its traces. */
	private static void input(final JsonPart input) {
		input.at("name").text();
		input.entries().forEach((key, part) -> {
			if (key.equals("name") || key.equals("file")) part.text();
			else if (key.equals("traces")) part.list().forEach(JsonPart::text);
			else if (key.equals("calibration")) part.object();
			else part.whole(0, Integer.MAX_VALUE);
		});
	}
}
