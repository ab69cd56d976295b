package org.neurofactor.command.bridge;

import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.command.InputLook;
import java.awt.Font;
import ij.IJ;
import ij.ImagePlus;
import ij.gui.GenericDialog;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;

import org.neurofactor.imagej.about.HelpPage;
import org.scijava.module.ModuleInfo;

/**
 * Asks the user for the inputs of a command in an ImageJ 1 dialog, and says meanwhile what to expect of the run. What
 * is entered is taken as text and goes the same way as a macro's options; {@link OptionsRecorder} writes these options,
 * the hidden ones too.
 */
final class CommandDialog {

	private static final Font IMAGE = new Font("SansSerif", Font.BOLD, 12);

	private final ModuleInfo command;
	private final CommandInputs inputs;
	private final BiFunction<Map<String, Object>, InputLook, DialogRemark.Remark> advice;
	private final BiFunction<ImagePlus, ProgressMonitor, InputLook> looker;

	/**
	 * @param advice what the command says for values by parameter name, and what was seen of the image, which may be
	 *          null
	 * @param looker looks at the image; may return null
	 */
	CommandDialog(final ModuleInfo command, final CommandInputs inputs,
		final BiFunction<Map<String, Object>, InputLook, DialogRemark.Remark> advice,
		final BiFunction<ImagePlus, ProgressMonitor, InputLook> looker)
	{
		this.command = command;
		this.inputs = inputs;
		this.advice = advice;
		this.looker = looker;
	}

	/**
	 * Shows the dialog, again and again until the values are allowed or the user gives up.
	 *
	 * @param image the current image, may be null
	 * @return the values by parameter name, or null if the user cancelled
	 * @throws IllegalArgumentException if the command needs an image and there is none
	 */
	Map<String, Object> ask(final ImagePlus image) {
		Map<String, String> texts = inputs.defaultTexts(image);
		while (true) {
			texts = show(texts, image);
			if (texts == null) return null;
			try {
				final Map<String, Object> values = inputs.parse(texts, image);
				OptionsRecorder.record(inputs.asked(), texts);
				return values;
			}
			catch (final IllegalArgumentException e) {
				IJ.showMessage(command.getTitle(), e.getMessage());
			}
		}
	}

	/** The texts entered, by key; null if the user cancelled. */
	private Map<String, String> show(final Map<String, String> texts, final ImagePlus image) {
		final GenericDialog dialog = new GenericDialog(command.getTitle());
		dialog.setInsets(0, 0, 0);
		dialog.addMessage(DialogRemark.wrapped(HelpPage.summary(command.getDescription()), DialogRemark.WIDTH));
		final String imageLine = inputs.imageLine(image);
		if (!imageLine.isEmpty()) dialog.addMessage(imageLine, IMAGE);
		final DialogFields fields = new DialogFields(dialog);
		fields.add(inputs.asked(), texts);
		final AtomicReference<DialogLook> look = new AtomicReference<>();
		final DialogRemark remark = new DialogRemark(dialog,
			() -> advice.apply(inputs.parse(fields.texts(), image), look.get() == null ? null : look.get().get()));
		dialog.addHelp(HelpPage.html(command.getTitle(), command.getDescription(), className(), inputs.list()));
		look.set(new DialogLook(monitor -> looker.apply(image, monitor), remark::show));
		try {
			dialog.showDialog();
		}
		finally {
			look.get().close();
		}
		return dialog.wasCanceled() ? null : fields.texts();
	}

	private String className() {
		final String name = command.getDelegateClassName();
		return name.substring(name.lastIndexOf('.') + 1);
	}
}
