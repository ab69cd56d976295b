package org.neurofactor.command.bridge;

import org.scijava.widget.FileWidget;
import org.neurofactor.imagej.door.Images;
import java.util.Optional;
import java.nio.file.Paths;
import java.nio.file.Path;
import org.neurofactor.imagej.door.OpenImages;
import org.neurofactor.imagej.table.OpenTables;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

import org.scijava.module.ModuleItem;

/**
 * A text: free, one of the given choices, a path, or the title of an open image (widget style "image") or table (widget
 * style "table").
 */
public final class TextInput extends CommandInput {

	/** The widget style of a text that is the title of an open image, or empty if the input is not required. */
	public static final String IMAGE_STYLE = "image";

	/** The widget style of a text that is the title of an open table, or empty if the input is not required. */
	public static final String TABLE_STYLE = "table";

	TextInput(final ModuleItem<?> item) {
		super(item);
	}

	/** The choices; empty if the text is free. */
	List<String> choices() {
		final List<?> choices = item().getChoices();
		if (choices == null) return Collections.emptyList();
		return choices.stream().map(String::valueOf).collect(Collectors.toList());
	}

	/** Whether it is entered as text, rather than chosen. */
	boolean isFree() {
		return choices().isEmpty() && !isImageTitle() && !isTableTitle();
	}

	boolean isImageTitle() {
		return hasStyle(IMAGE_STYLE);
	}

	boolean isTableTitle() {
		return hasStyle(TABLE_STYLE);
	}

	@Override
	Optional<Path> file(final Object value) {
		final String text = (String) value;
		if (text == null || text.isEmpty()) return Optional.empty();
		if (isImageTitle()) return Optional.ofNullable(OpenImages.find(text)).flatMap(Images::file);
		return hasStyle(FileWidget.OPEN_STYLE) ? Optional.of(Paths.get(text)) : Optional.empty();
	}

	/** A choice may be written in upper or lower case. */
	@Override
	String parse(final String text) {
		return choices().stream().filter(text::equalsIgnoreCase).findFirst().orElse(text);
	}

	@Override
	String format(final Object value) {
		return value.toString();
	}

	@Override
	String allowed() {
		if (isImageTitle()) return OpenImages.allowed() + (isRequired() ? "" : " or empty");
		if (isTableTitle()) return OpenTables.allowed() + (isRequired() ? "" : " or empty");
		if (choices().isEmpty()) return "a text that is not empty";
		return "one of " + String.join(", ", choices());
	}

	@Override
	boolean allows(final Object value) {
		final String text = (String) value;
		if (!choices().isEmpty()) return choices().contains(text);
		if (text.isEmpty()) return !isRequired();
		if (isTableTitle()) return OpenTables.find(text) != null;
		return !isImageTitle() || OpenImages.find(text) != null;
	}
}
