package org.neurofactor.command;

import org.scijava.command.CommandModule;

/** One call of a command of the suite, as SciJava sees it: the command itself holds inputs and outputs, by name. */
final class CommandCall extends CommandModule {

	private final NeuroFactorCommand command;

	CommandCall(final CommandDescription description, final NeuroFactorCommand command) {
		super(description, command);
		this.command = command;
	}

	@Override
	public Object getInput(final String name) {
		return command.getInput(name);
	}

	@Override
	public void setInput(final String name, final Object value) {
		command.setInput(name, value);
	}

	@Override
	public Object getOutput(final String name) {
		return command.getOutput(name);
	}

	@Override
	public void setOutput(final String name, final Object value) {
		command.setOutput(name, value);
	}
}
