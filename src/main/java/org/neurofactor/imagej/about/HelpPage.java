package org.neurofactor.imagej.about;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import org.neurofactor.settings.NumberKind;
import org.neurofactor.settings.Setting;
import org.neurofactor.settings.Settings;

/**
 * The page behind a dialog's Help button: what the command does, what each option means, and what to cite. It is made
 * of what the command says of itself and, if there is one, the page {@code help/<command>.html} in the resources, which
 * says when to change what.
 */
public final class HelpPage {

	/** Swing's own margins of lists are wide. */
	private static final String HEAD = "<html><head><style>ul { margin: 0 0 0 18; } dd { margin: 0 0 4 18; }</style>" +
		"</head><table width=\"545\"><tr><td>";

	private HelpPage() {}

	/** The first sentence of what the command says of itself. */
	public static String summary(final String description) {
		final int end = description.indexOf(". ");
		return end < 0 ? description : description.substring(0, end + 1);
	}

	/**
	 * @param title of the command
	 * @param description what it says of itself
	 * @param name of its class, and so of its page
	 * @param settings its options
	 */
	public static String html(final String title, final String description, final String name,
		final Settings settings)
	{
		final StringBuilder html = new StringBuilder(HEAD);
		html.append("<h2>").append(escape(title)).append("</h2>");
		html.append("<p>").append(escape(description)).append("</p>");
		html.append(page(name));
		if (!settings.keys().isEmpty()) html.append("<h3>Options</h3>");
		html.append("<dl>");
		settings.forEach(setting -> append(html, setting));
		html.append("</dl><h3>Cite</h3>").append(Citations.html());
		return html.append("</td></tr></table></html>").toString();
	}

	private static <T> void append(final StringBuilder html, final Setting<T> setting) {
		html.append("<dt><b>")
			.append(escape(setting.label()))
			.append("</b> (<code>")
			.append(setting.key())
			.append("</code> in macros");
		final String value = setting.format(setting.defaultValue());
		if (!value.isEmpty()) html.append("; default ").append(escape(value));
		html.append(")</dt><dd>").append(escape(setting.help()));
		if (setting.kind() instanceof NumberKind)
			html.append(" Must be ").append(escape(setting.allowed())).append('.');
		html.append("</dd>");
	}

	/** The page of the command's own; empty if it has none. */
	private static String page(final String name) {
		try (InputStream in = HelpPage.class.getResourceAsStream("/help/" + name + ".html")) {
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
