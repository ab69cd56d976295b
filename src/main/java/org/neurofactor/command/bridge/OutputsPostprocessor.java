package org.neurofactor.command.bridge;

import org.scijava.command.CommandModule;

import org.neurofactor.command.NeuroFactorCommand;

import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPostprocessorPlugin;
import org.scijava.module.process.PostprocessorPlugin;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.ui.UIService;

/**
 * Shows the outputs of a command of the suite that SciJava ran, if there is a user interface: as after a call from the
 * menu, in the same order and with the same titles. SciJava itself has no window for ImageJ's tables and arrays of
 * images. The bridge, which shows outputs itself, runs no processors and never comes here.
 */
@Plugin(type = PostprocessorPlugin.class)
public class OutputsPostprocessor extends AbstractPostprocessorPlugin {

	@Parameter(required = false)
	private UIService ui;

	@Override
	public void process(final Module module) {
		if (!(module.getDelegateObject() instanceof NeuroFactorCommand)) return;
		if (ui == null || ui.isHeadless() || !ui.isVisible()) return;
		new CommandOutputs(((NeuroFactorCommand) module.getDelegateObject()).image()).show((CommandModule) module);
		// Otherwise SciJava would show images a second time, and warn of tables that it cannot show.
		for (final ModuleItem<?> item : module.getInfo().outputs()) {
			if (CommandOutputs.shows(item.getValue(module))) module.resolveOutput(item.getName());
		}
	}
}
