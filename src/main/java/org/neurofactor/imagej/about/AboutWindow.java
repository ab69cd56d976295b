package org.neurofactor.imagej.about;

import ij.gui.NonBlockingGenericDialog;

import java.awt.Button;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;

import org.neurofactor.run.NeuroFactor;

/** The window that tells the version and what to cite, and copies the latter for a bibliography. */
public final class AboutWindow {

	static final String COPY = "Copy citations as BibTeX";

	private AboutWindow() {}

	/** The version, in a line. */
	public static String version() {
		return "NeuroFactor " + NeuroFactor.version() +
			" takes neurophysiology images apart into the parts they are made of.";
	}

	/** Shows it until it is closed; meanwhile ImageJ can be used. There must be a display. */
	public static void show() {
		final NonBlockingGenericDialog window = new NonBlockingGenericDialog("About NeuroFactor");
		window
			.addMessage(version() + "\n \nPlease cite the method you used, and the program:\n \n" + Citations.lines());
		window.addButton(COPY, e -> {
			Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(Citations.bibTex()), null);
			((Button) e.getSource()).setLabel("Copied");
		});
		window.hideCancelButton();
		window.setOKLabel("Close");
		window.showDialog();
	}
}
