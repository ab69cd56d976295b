package org.neurofactor.command;

import org.neurofactor.imagej.door.ImageKind;
import org.neurofactor.settings.Setting;
import org.neurofactor.settings.Settings;

import ij.ImagePlus;

import java.nio.file.Paths;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.imagej.explorer.NeuropilExplorer;
import org.neurofactor.imagej.explorer.NeuropilSource;
import org.scijava.plugin.Plugin;

/**
 * <em>Plugins › NeuroFactor › Neuropil Explorer...</em>: opens a {@link NeuropilExplorer} beside the image of the
 * regions of a neuropil separation.
 */
@Plugin(type = NeuroFactorCommand.class, label = "Neuropil Explorer", visible = false, headless = true,
	description = "Explores the result of a neuropil separation. On the image of its regions, fresh or opened from " +
		"regions.tif in its output folder, a cell that is picked in image or table shows its regions and its plot.")
public class NeuropilExplorerCommand extends NeuroFactorCommand {

	private static final Setting<ImagePlus> REGIONS = ImageKind.setting("regionmap")
		.formerly("regions")
		.label("Regions")
		.help("The image of the regions that Neuropil Separation made, or regions.tif from its output folder.");

	private static final Setting<String> RESULTS = Setting.folder("results")
		.formerly("folder")
		.label("Folder of results")
		.hidden()
		.help("The output folder of Neuropil Separation; empty: as the image says. Its regions.tif is opened " +
			"unless it is the active image.");

	public NeuropilExplorerCommand() {
		super(Settings.of(REGIONS, RESULTS));
	}

	@Override
	protected void execute(final ProgressMonitor progress) {
		final NeuropilSource source = get(RESULTS).isEmpty()
			? NeuropilSource.of(get(REGIONS))
			: NeuropilSource.of(Paths.get(get(RESULTS)), get(REGIONS));
		ExplorerCommands.open(source.regions(), () -> NeuropilExplorer.open(source, help()),
			"The plots of the cells are in the folder \"traces\" of the output folder.");
	}
}
