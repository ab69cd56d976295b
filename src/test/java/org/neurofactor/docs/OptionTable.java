package org.neurofactor.docs;

import org.neurofactor.command.NeuroFactorCommand;
import org.neurofactor.settings.NumberKind;
import org.neurofactor.settings.Setting;
import org.neurofactor.settings.Settings;

/** The options of a command as a table in Markdown. */
public final class OptionTable {

	private OptionTable() {}

	/** @param command the name of its class in the package of commands */
	static String of(final String command) {
		return of(settings(command));
	}

	public static String of(final Settings settings) {
		final StringBuilder table = new StringBuilder("\n| key | default | |\n| --- | --- | --- |\n");
		settings.forEach(setting -> table.append(row(setting)));
		return table.append('\n').toString();
	}

	private static Settings settings(final String command) {
		try {
			return ((NeuroFactorCommand) Class.forName("org.neurofactor.command." + command)
				.getConstructor()
				.newInstance()).settings();
		}
		catch (final ReflectiveOperationException e) {
			throw new IllegalArgumentException("There is no command " + command, e);
		}
	}

	private static <T> String row(final Setting<T> setting) {
		final String range = setting.kind() instanceof NumberKind || !setting.kind().choices().isEmpty()
			? " *" + setting.allowed() + (setting.unit().isEmpty() ? "" : "; " + setting.unit()) + "*"
			: "";
		return "| `" + setting.key() + "` | " + setting.format(setting.defaultValue()) + " | " +
			(setting.help() + range).replace("|", "\\|") + " |\n";
	}
}
