package org.neurofactor.command;

import org.neurofactor.imagej.door.ImageKind;
import org.neurofactor.settings.Setting;
import org.neurofactor.settings.Settings;

import ij.ImagePlus;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.imagej.explorer.StnmfExplorer;
import org.scijava.plugin.Plugin;

/** <em>Plugins › NeuroFactor › STNMF Explorer...</em>: opens a {@link StnmfExplorer} beside a stack of modules. */
@Plugin(type = NeuroFactorCommand.class, label = "STNMF Explorer", visible = false, headless = true,
	description = "Explores the result of an STNMF. On a stack of modules, fresh or opened from modules.tif, threshold " +
		"and pixel size can be changed, and outlines, table and figure follow at once; nothing is factorised again.")
public class StnmfExplorerCommand extends NeuroFactorCommand {

	private static final Setting<ImagePlus> MODULES = ImageKind.setting("modulestack")
		.formerly("modules")
		.label("Modules")
		.required()
		.help("A stack of modules that STNMF made.");

	public StnmfExplorerCommand() {
		super(Settings.of(MODULES));
	}

	@Override
	protected void execute(final ProgressMonitor progress) {
		final ImagePlus modules = get(MODULES);
		StnmfExplorer.stored(modules);
		ExplorerCommands.open(modules, () -> StnmfExplorer.open(modules, help()),
			"STNMF Figure draws a saved result without one.");
	}
}
