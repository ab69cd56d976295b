package org.neurofactor.command.bridge;

import ij.ImagePlus;

import org.neurofactor.command.NeuroFactorCommand;
import org.neurofactor.command.Output;
import org.neurofactor.imagej.batch.BatchOptions;
import org.neurofactor.imagej.door.ImageKind;
import org.neurofactor.imagej.record.RunRecord;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.settings.Setting;
import org.neurofactor.settings.Settings;
import org.scijava.plugin.Plugin;

/** The options of the batch, and one more: described here, and nowhere else. */
@Plugin(type = NeuroFactorCommand.class, label = "One More Option", description = "Has one option more.")
public class OneMoreOptionCommand extends NeuroFactorCommand {

	static final Setting<Integer> PATIENCE =
		Setting.whole("patience", 3, 1, 9).label("Patience").help("How long to wait for subunits.").unit("minutes");

	private static final Output<ImagePlus> SEEN = Output.image("seen");

	public OneMoreOptionCommand() {
		super(Settings.of(ImageKind.setting("image").required()).and(BatchOptions.SETTINGS).and(PATIENCE), SEEN);
	}

	/** The title of the image is what the run knows of itself. */
	@Override
	protected void execute(final ProgressMonitor progress) {
		final ImagePlus seen = new ImagePlus("patience=" + get(PATIENCE), new ij.process.ByteProcessor(2, 2));
		seen.setProp("options", RunRecord.of(thisRun()).toString());
		seen.setProp("batch", new BatchOptions(values()).keys().toString());
		set(SEEN, seen);
	}
}
