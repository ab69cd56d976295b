package org.neurofactor.command;

import java.util.List;

import org.scijava.module.ModuleInfo;

/** The help of a command as ImageJ shows it behind a dialog's Help button, made of what the command says of itself. */
final class CommandHelp {

	private CommandHelp() {}

	static String html(final ModuleInfo command, final List<CommandInput> inputs) {
		final StringBuilder html = new StringBuilder("<html><table width=\"500\"><tr><td>");
		html.append("<h2>").append(escape(command.getTitle())).append("</h2>");
		final String description = command.getDescription();
		if (description != null) html.append("<p>").append(escape(description)).append("</p>");
		html.append("<dl>");
		for (final CommandInput input : inputs) {
			html.append("<dt><b>").append(escape(input.label())).append("</b> (<code>").append(escape(input.key()))
				.append("</code> in macros)</dt><dd>").append(escape(input.description()));
			if (input instanceof NumberInput) html.append(" Must be ").append(escape(input.allowed())).append('.');
			html.append("</dd>");
		}
		return html.append("</dl></td></tr></table></html>").toString();
	}

	private static String escape(final String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
	}
}
