package org.neurofactor.command.bridge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.neurofactor.imagej.about.Citations;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.module.ModuleInfo;
import org.scijava.plugin.Plugin;

/**
 * The page behind a dialog's Help button: what the command does, what each option means, and what to cite. It is made of
 * what the command says of itself and, if there is one, the page {@code help/<command>.html} in the resources, which says
 * when to change what.
 */
public final class CommandHelp {

	/** Swing's own margins of lists are wide. */
	private static final String HEAD = "<html><head><style>ul { margin: 0 0 0 18; } dd { margin: 0 0 4 18; }</style>" +
		"</head><table width=\"545\"><tr><td>";

	private CommandHelp() {}

	/** The first sentence of what the command says of itself. */
	static String summary(final ModuleInfo command) {
		final String description = command.getDescription();
		if (description == null) return "";
		final int end = description.indexOf(". ");
		return end < 0 ? description : description.substring(0, end + 1);
	}

	/** The page of a command that has no dialog, but a window with a Help button. */
	public static String html(final Class<? extends Command> command) {
		final ModuleInfo info = new CommandInfo(command, command.getAnnotation(Plugin.class));
		return html(info, CommandInputs.of(info).list());
	}

	public static String html(final ModuleInfo command, final List<CommandInput> inputs) {
		final StringBuilder html = new StringBuilder(HEAD);
		html.append("<h2>").append(escape(command.getTitle())).append("</h2>");
		final String description = command.getDescription();
		if (description != null) html.append("<p>").append(escape(description)).append("</p>");
		html.append(page(command));
		if (!inputs.isEmpty()) html.append("<h3>Options</h3>");
		html.append("<dl>");
		for (final CommandInput input : inputs) append(html, input);
		html.append("</dl><h3>Cite</h3>").append(Citations.html());
		return html.append("</td></tr></table></html>").toString();
	}

	private static void append(final StringBuilder html, final CommandInput input) {
		html.append("<dt><b>").append(escape(input.label())).append("</b> (<code>").append(escape(input.key()))
			.append("</code> in macros");
		final Object value = input.defaultValue();
		final String text = value == null ? "" : input.format(value);
		if (!text.isEmpty()) html.append("; default ").append(escape(text));
		html.append(")</dt><dd>").append(escape(input.description()));
		if (input instanceof NumberInput) html.append(" Must be ").append(escape(input.allowed())).append('.');
		html.append("</dd>");
	}

	/** The page of the command's own; empty if it has none. */
	private static String page(final ModuleInfo command) {
		final String className = command.getDelegateClassName();
		final String name = className.substring(className.lastIndexOf('.') + 1);
		try (InputStream in = CommandHelp.class.getResourceAsStream("/help/" + name + ".html")) {
			if (in == null) return "";
			final ByteArrayOutputStream page = new ByteArrayOutputStream();
			final byte[] buffer = new byte[4096];
			for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) page.write(buffer, 0, n);
			return new String(page.toByteArray(), StandardCharsets.UTF_8);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static String escape(final String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
	}
}
