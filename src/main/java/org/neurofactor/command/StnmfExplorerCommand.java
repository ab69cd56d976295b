package org.neurofactor.command;

import org.neurofactor.command.bridge.CommandHelp;

import ij.ImagePlus;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.imagej.explorer.StnmfExplorer;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** <em>Plugins › NeuroFactor › STNMF Explorer...</em>: opens a {@link StnmfExplorer} beside a stack of modules. */
@Plugin(type = Command.class, label = "STNMF Explorer", visible = false, headless = true,
	description = "Explores the result of an STNMF. On a stack of modules, fresh or opened from modules.tif, threshold " +
		"and pixel size can be changed, and outlines, table and figure follow at once; nothing is factorised again.")
public class StnmfExplorerCommand extends NeuroFactorCommand {

	@Parameter(persist = false, label = "Modules", description = "A stack of modules that STNMF made.")
	private ImagePlus modules;

	@Override
	protected void execute(final ProgressMonitor progress) {
		StnmfExplorer.stored(modules);
		ExplorerCommands.open(modules, () -> StnmfExplorer.open(modules, CommandHelp.html(getClass())), //
			"STNMF Figure draws a saved result without one.");
	}
}
