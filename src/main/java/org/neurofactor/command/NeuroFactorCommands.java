package org.neurofactor.command;

import org.scijava.Priority;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.plugin.PluginInfo;
import org.scijava.plugin.PluginService;
import org.scijava.service.AbstractService;
import org.scijava.service.Service;

/**
 * Tells SciJava of the commands of the suite. It would look for annotated fields; {@link CommandDescription} has their
 * settings instead. A context that is made with only some services needs this one, too:
 * {@code new Context(CommandService.class, NeuroFactorCommands.class)}.
 */
@Plugin(type = Service.class, priority = Priority.EXTREMELY_HIGH)
public class NeuroFactorCommands extends AbstractService {

	@Parameter
	private PluginService plugins;

	@Override
	public void initialize() {
		for (final PluginInfo<NeuroFactorCommand> found : plugins.getPluginsOfType(NeuroFactorCommand.class)) {
			plugins.removePlugin(found);
			plugins.addPlugin(description(found));
		}
	}

	/** A command of the suite is a command. */
	@SuppressWarnings({ "unchecked", "rawtypes" })
	private static CommandDescription description(final PluginInfo<NeuroFactorCommand> found) {
		return new CommandDescription((PluginInfo<Command>) (PluginInfo) found);
	}
}
