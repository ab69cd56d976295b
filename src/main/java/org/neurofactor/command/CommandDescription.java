package org.neurofactor.command;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.neurofactor.settings.Setting;
import org.neurofactor.settings.Settings;
import org.scijava.InstantiableException;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandModuleItem;
import org.scijava.module.Module;
import org.scijava.module.ModuleException;
import org.scijava.module.ModuleItem;
import org.scijava.plugin.PluginInfo;

/** A command of the suite as SciJava sees it: its inputs are made of settings, rather than of annotated fields. */
public final class CommandDescription extends CommandInfo {

	private Settings settings;
	private final Map<String, CommandItem<?>> inputs = new LinkedHashMap<>();
	private final Map<String, CommandItem<?>> outputs = new LinkedHashMap<>();

	CommandDescription(final PluginInfo<Command> plugin) {
		super(plugin);
	}

	/** The inputs in their order. */
	public Settings settings() {
		read();
		return settings;
	}

	/** Once it is asked for: loading all commands would take time when ImageJ starts. */
	private synchronized void read() {
		if (settings != null) return;
		final NeuroFactorCommand command = command();
		for (final Setting<?> setting : command.settings()) inputs.put(setting.key(), CommandItem.of(this, setting));
		for (final Output<?> output : command.outputs()) outputs.put(output.name(), CommandItem.of(this, output));
		settings = command.settings();
	}

	private NeuroFactorCommand command() {
		try {
			return (NeuroFactorCommand) createInstance();
		}
		catch (final InstantiableException e) {
			throw new IllegalStateException(e);
		}
	}

	@Override
	public CommandModule createModule() throws ModuleException {
		return new CommandCall(this, command());
	}

	@Override
	public Module createModule(final Command command) {
		return new CommandCall(this, (NeuroFactorCommand) command);
	}

	@Override
	public CommandModuleItem<?> getInput(final String name) {
		read();
		return inputs.get(name);
	}

	@Override
	public CommandModuleItem<?> getOutput(final String name) {
		read();
		return outputs.get(name);
	}

	@Override
	public Iterable<ModuleItem<?>> inputs() {
		read();
		return items(inputs.values());
	}

	@Override
	public Iterable<ModuleItem<?>> outputs() {
		read();
		return items(outputs.values());
	}

	private static Collection<ModuleItem<?>> items(final Collection<CommandItem<?>> items) {
		return Collections.unmodifiableCollection(items);
	}
}
