package org.neurofactor.command;

import org.neurofactor.command.bridge.CommandHelp;

import ij.ImagePlus;

import java.nio.file.Paths;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.imagej.explorer.NeuropilExplorer;
import org.neurofactor.imagej.explorer.NeuropilSource;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

/**
 * <em>Plugins › NeuroFactor › Neuropil Explorer...</em>: opens a {@link NeuropilExplorer} beside the image of the
 * regions of a neuropil separation.
 */
@Plugin(type = Command.class, label = "Neuropil Explorer", visible = false, headless = true,
	description = "Explores the result of a neuropil separation. On the image of its regions, fresh or opened from " +
		"regions.tif in its output folder, a cell that is picked in image or table shows its regions and its plot.")
public class NeuropilExplorerCommand extends NeuroFactorCommand {

	@Parameter(persist = false, label = "Regions", required = false,
		description = "The image of the regions that Neuropil Separation made, or regions.tif from its output folder.")
	private ImagePlus regions;

	@Parameter(persist = false, label = "Folder of results", required = false, style = FileWidget.DIRECTORY_STYLE,
		visibility = ItemVisibility.INVISIBLE,
		description = "The output folder of Neuropil Separation; empty: as the image says. Its regions.tif is opened " +
			"unless it is the active image.")
	private String folder = "";

	@Override
	protected void execute(final ProgressMonitor progress) {
		final NeuropilSource source = folder.isEmpty() ? NeuropilSource.of(regions) : NeuropilSource.of(Paths.get(folder),
			regions);
		ExplorerCommands.open(source.regions(), () -> NeuropilExplorer.open(source, CommandHelp.html(getClass())), //
			"The plots of the cells are in the folder \"traces\" of the output folder.");
	}
}
