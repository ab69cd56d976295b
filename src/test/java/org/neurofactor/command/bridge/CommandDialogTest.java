package org.neurofactor.command.bridge;

import org.neurofactor.command.CommandDescription;

import org.neurofactor.command.AboutCommand;
import org.neurofactor.command.StnmfCommand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.neurofactor.macro.Windows.await;
import static org.neurofactor.macro.Windows.close;
import static org.neurofactor.macro.Windows.dialog;
import static org.neurofactor.macro.Windows.find;
import static org.neurofactor.macro.Windows.finish;
import static org.neurofactor.macro.Windows.press;
import static org.neurofactor.macro.Windows.startMacro;

import ij.Executer;
import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.gui.MessageDialog;
import ij.gui.MultiLineLabel;
import ij.gui.NewImage;
import ij.plugin.frame.Recorder;

import java.awt.Button;
import java.awt.Checkbox;
import java.awt.Choice;
import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.Label;
import java.awt.TextField;
import java.awt.Toolkit;
import java.awt.datatransfer.DataFlavor;
import java.awt.event.ActionEvent;
import java.awt.event.ItemEvent;
import java.awt.event.KeyEvent;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.neurofactor.imagej.launcher.MacroRun;
import org.neurofactor.macro.MacroRunner;
import org.scijava.command.CommandService;
import org.neurofactor.macro.Windows;

/** The bridge with ImageJ's window open: dialog, recorder, messages and Escape. Skipped without a display. */
@Tag("display")
@Timeout(60)
class CommandDialogTest {

	private static final String ALL_VALUES = "iterations=7.0 seed=42 tolerance=1.0E-12 sparsity=0.25 smooth " +
		"normalize=false method=[k-means ++] name=[a [b] c] folder=[] masktitle=[the ste] outcome=success";

	private Recorder recorder;
	private ImagePlus ste;

	@BeforeEach
	void openImageAndRecorder() {
		Assumptions.assumeFalse(GraphicsEnvironment.isHeadless(), "There is no display: dialogs are not tested");
		if (IJ.getInstance() == null) new ImageJ();
		MacroRunner.register(EveryInputCommand.LABEL, EveryInputCommand.class);
		MacroRunner.register("STNMF...", StnmfCommand.class);
		ste = NewImage.createByteImage("the ste", 40, 30, 2, NewImage.FILL_RAMP);
		ste.show();
		recorder = new Recorder(false);
		Recorder.record = true;
	}

	@AfterEach
	void closeAll() {
		if (recorder == null) return;
		recorder.close();
		Windows.closeAll();
	}

	@Test
	void whatIsEnteredIsUsedRecordedAndReplayed() {
		final Thread command = start();
		enterEverything(dialog());
		press(dialog(), 0);
		finish(command);
		assertEquals("out", WindowManager.getCurrentImage().getTitle());
		assertRecorded("run(\"Every Input...\", \"" + ALL_VALUES + "\");\n");
		final String values = values();
		for (final String value : new String[] { "<7>", "<1.0E-12>", "<true><false>", "<k-means ++>", "<a [b] c>" }) {
			assertTrue(values.contains(value), values);
		}

		IJ.selectWindow(ste.getID());
		final String recorded = recorder.getText();
		final MacroRun[] replay = new MacroRun[1];
		finish(startMacro(() -> replay[0] = MacroRun.run(recorded, "")));
		assertNull(replay[0].error());
		assertEquals(values, values());
	}

	@Test
	void untouchedDialogRecordsTheDefaults() {
		final Thread command = start();
		press(dialog(), 0);
		finish(command);
		assertRecorded("run(\"Every Input...\", \"iterations=100 seed=42 tolerance=1.0E-4 sparsity=0.25 normalize " +
			"method=nnsvdlrc name=[] folder=[] masktitle=[] outcome=success\");\n");
	}

	@Test
	void cancelRecordsAndDoesNothing() {
		final Thread command = start();
		press(dialog(), 1);
		finish(command);
		assertRecorded("");
		assertEquals(1, WindowManager.getImageCount());
	}

	@Test
	void wrongEntriesAreSaidAndCanBeCorrected() {
		final Thread command = start();
		final GenericDialog first = dialog();
		field(first, 0).setText("0");
		field(first, 1).setText("17");
		press(first, 0);
		final MessageDialog message = await(() -> find(MessageDialog.class));
		assertTrue(text(message).contains("iterations must be a whole number from 1 to 1000000, but was '0'."),
			text(message));
		close(message);
		final GenericDialog second = dialog();
		assertEquals("0", field(second, 0).getText());
		assertEquals("17", field(second, 1).getText());
		field(second, 0).setText("3");
		press(second, 0);
		finish(command);
		assertTrue(recorder.getText().contains("iterations=3 seed=17 "), recorder.getText());
	}

	@Test
	void dialogSaysWhatToExpectAndWhatDoesNotFit() {
		final Thread command = start();
		final GenericDialog dialog = dialog();
		assertTrue(text(dialog).startsWith("Has an input of every kind."), text(dialog));
		field(dialog, 0).setText("10000");
		await(() -> text(dialog).contains("This takes about 2 minutes.") ? this : null);
		field(dialog, 0).setText("ten");
		await(() -> text(dialog).contains("iterations must be a whole number") ? this : null);
		field(dialog, 0).setText("10");
		await(() -> text(dialog).contains("must be") || text(dialog).contains("minutes") ? null : this);
		press(dialog, 1);
		finish(command);
	}

	@Test
	void advancedOptionsAreHiddenUntilAskedForAndRecordedAnyway() {
		NewImage.createFloatImage("noise", 6, 6, 50, NewImage.FILL_RANDOM).show();
		final Thread command = start("STNMF...");
		final GenericDialog dialog = dialog();
		final TextField iterations = field(dialog, 4);
		assertEquals("1000", iterations.getText());
		assertFalse(iterations.isShowing());
		final int height = dialog.getHeight();
		final Checkbox advanced = (Checkbox) dialog.getCheckboxes().get(0);
		assertEquals(DialogFields.ADVANCED_LABEL, advanced.getLabel());
		EventQueue.invokeLater(() -> {
			advanced.setState(true);
			advanced.dispatchEvent(new ItemEvent(advanced, ItemEvent.ITEM_STATE_CHANGED, advanced, ItemEvent.SELECTED));
		});
		await(() -> iterations.isShowing() && dialog.getHeight() > height ? this : null);
		assertTrue(dialog.getHeight() < 720, "higher than a laptop's screen");
		iterations.setText("1");
		field(dialog, 0).setText("2");
		press(dialog, 0);
		finish(command);
		assertTrue(recorder.getText()
			.contains("modules=2 sparsity=1.7 scale=none threshold=0.25 pixelsize=0 iterations=1 initialization=auto"),
			recorder.getText());
	}

	@Test
	void dialogNamesTheImageAndSaysWhatIsOddAboutIt() {
		NewImage.createFloatImage("noise", 6, 6, 50, NewImage.FILL_RANDOM).show(); // from 0 to 1
		final Thread command = start("STNMF...");
		final GenericDialog dialog = dialog();
		assertTrue(text(dialog).contains("Ensemble: noise, 6 × 6 × 50\n"), text(dialog));
		await(() -> flat(dialog).contains("Ensemble: mean 0.") ? this : null);
		assertTrue(flat(dialog).contains("is far from 0"), text(dialog));
		assertTrue(flat(dialog).contains("Choose scale=sd"), text(dialog));
		final Choice scale = (Choice) dialog.getChoices().get(0);
		EventQueue.invokeLater(() -> {
			scale.select("sd");
			scale.dispatchEvent(new ItemEvent(scale, ItemEvent.ITEM_STATE_CHANGED, "sd", ItemEvent.SELECTED));
		});
		await(() -> flat(dialog).contains("Choose scale=sd") ? null : this);
		assertTrue(flat(dialog).contains("is far from 0"), text(dialog));
		press(dialog, 1);
		finish(command);
	}

	private static String flat(final Container container) {
		return text(container).replaceAll("\\s+", " ");
	}

	@Test
	void everyFieldOfEveryCommandHasItsPlace() throws IOException {
		int commands = 0;
		for (final String line : Files.readAllLines(Paths.get("plugins.config"))) {
			if (!line.contains("Command\")")) continue;
			final String name = line.substring(line.indexOf("(\"") + 2, line.lastIndexOf('"'));
			final CommandDescription command =
				(CommandDescription) ImageJContext.get().service(CommandService.class).getCommand(name);
			final CommandInputs inputs = new CommandInputs(command);
			final Map<String, String> texts = inputs.asked().defaults().toTexts();
			final GenericDialog dialog = new GenericDialog(command.getTitle());
			new DialogFields(dialog).add(inputs.asked(), texts);
			for (final Component component : dialog.getComponents()) component.setVisible(true);
			dialog.pack();
			assertTrue(dialog.getHeight() < 720, command.getTitle() + " is higher than a laptop's screen");
			final Component[] shown = dialog.getComponents();
			for (int i = 0; i < shown.length; i++) {
				assertTrue(shown[i].getWidth() > 1 && shown[i].getX() + shown[i].getWidth() <= dialog.getWidth(),
					command.getTitle() + ": " + shown[i]);
				for (int j = 0; j < i; j++)
					assertFalse(shown[i].getBounds().intersects(shown[j].getBounds()),
						command.getTitle() + ": " + shown[i] + " covers " + shown[j]);
			}
			dialog.dispose();
			commands++;
		}
		assertTrue(commands > 10);
	}

	@Test
	void aboutShowsWhatToCiteAndCopiesIt() throws Exception {
		MacroRunner.register("About NeuroFactor...", AboutCommand.class);
		final Thread command = start("About NeuroFactor...");
		final GenericDialog window = dialog();
		assertTrue(text(window).contains("10.1038/s41467-017-00156-9"), text(window));
		final Button copy =
			(Button) Stream.of(window.getComponents()).filter(Button.class::isInstance).findFirst().get();
		EventQueue.invokeAndWait(() -> copy.dispatchEvent(new ActionEvent(copy, ActionEvent.ACTION_PERFORMED, "")));
		final String copied =
			(String) Toolkit.getDefaultToolkit().getSystemClipboard().getData(DataFlavor.stringFlavor);
		assertTrue(copied.contains("@article{liu2017stnmf,") && copied.contains("@software{neurofactor,"), copied);
		press(window, 0);
		finish(command);
	}

	@Test
	void withoutImageThereIsAMessageAndNoDialog() {
		ste.close();
		final Thread command = start();
		final MessageDialog message = await(() -> find(MessageDialog.class));
		assertTrue(text(message).contains("Every Input needs an image, but none is open."), text(message));
		close(message);
		finish(command);
		assertRecorded("");
	}

	@Test
	void escapeCancels() {
		final Thread command = start();
		((Choice) dialog().getChoices().lastElement()).select("endless");
		press(dialog(), 0);
		await(() -> find(GenericDialog.class) == null ? this : null);
		IJ.wait(300);
		assertTrue(command.isAlive());
		IJ.setKeyDown(KeyEvent.VK_ESCAPE);
		finish(command);
		assertEquals(1, WindowManager.getImageCount());
		assertEquals("Every Input cancelled", ImageJ.getStatusBarText());
	}

	@Test
	void errorStopsTheMacro() {
		final MacroRun[] run = new MacroRun[1];
		final Thread macro = startMacro(() -> run[0] = MacroRun
			.run("run(\"Every Input...\", \"outcome=complaint\"); newImage(\"went on\", \"8-bit\", 9, 9, 1);", ""));
		final GenericDialog message = dialog();
		assertTrue(text(message).contains("the image is too dark"), text(message));
		press(message, 0);
		finish(macro);
		assertFalse(run[0].succeeded());
		assertNull(WindowManager.getImage("went on"));
	}

	@Test
	void outputsBecomeCurrentInAndOutOfBatchMode() {
		for (final String before : new String[] { "", "setBatchMode(true); " }) {
			final MacroRun[] run = new MacroRun[1];
			finish(startMacro(() -> run[0] =
				MacroRun.run(before + "run(\"Every Input...\", \"smooth\"); t = getTitle(); n = nImages; " +
					" selectImage(\"second\"); close(); selectImage(t); close(); selectImage(\"the ste\"); " +
					"return t + \" \" + n + \" \" + Table.getString(\"Sixth\", 0, \"the-values\");", "")));
			assertNull(run[0].error());
			assertEquals("out 3 0.166667", run[0].returnValue());
		}
	}

	@Test
	void anotherImageThanTheActiveOne() {
		final ImagePlus other = NewImage.createByteImage("other", 40, 30, 2, NewImage.FILL_RAMP);
		finish(startMacro(() -> IJ.run(other, EveryInputCommand.LABEL, "smooth")));
		assertEquals("<other>", IJ.runMacro("s = Table.getString(\"Value\", 0, \"other-values\"); return s;"));
	}

	@Test
	void calledOnTheEventThreadItDoesNotBlock() throws Exception {
		final String command = EveryInputCommand.class.getName();
		EventQueue.invokeAndWait(() -> IJ.runPlugIn(NeuroFactorPlugIn.class.getName(), command));
		press(dialog(), 0);
		assertNotNull(await(() -> WindowManager.getImage("out")));
	}

	/** As the menu does. */
	private static Thread start() {
		return start(EveryInputCommand.LABEL);
	}

	private static Thread start(final String label) {
		new Executer(label, null);
		return await(() -> Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter(thread -> thread.getName().equals(label))
			.findFirst()
			.orElse(null));
	}

	private static void enterEverything(final GenericDialog dialog) {
		field(dialog, 0).setText("7.0");
		field(dialog, 2).setText("1.0E-12");
		((Checkbox) dialog.getCheckboxes().get(0)).setState(true);
		((Checkbox) dialog.getCheckboxes().get(1)).setState(false);
		((Choice) dialog.getChoices().get(0)).select("k-means ++");
		((TextField) dialog.getStringFields().get(0)).setText("a [b] c");
		((Choice) dialog.getChoices().get(1)).select("the ste");
	}

	private static String values() {
		return IJ.runMacro("s = \"\"; for (i = 0; i < Table.size(\"the-values\"); i++) " +
			"s += Table.getString(\"Value\", i, \"the-values\"); return s;");
	}

	private static TextField field(final GenericDialog dialog, final int index) {
		return (TextField) dialog.getNumericFields().get(index);
	}

	private static String text(final Container container) {
		final StringBuilder text = new StringBuilder();
		for (final Component component : container.getComponents()) {
			if (component instanceof Label) text.append(((Label) component).getText()).append('\n');
			else if (component instanceof MultiLineLabel) text.append(lines((MultiLineLabel) component)).append('\n');
			else if (component instanceof Container) text.append(text((Container) component));
		}
		return text.toString();
	}

	private static String lines(final MultiLineLabel label) {
		try {
			final Field lines = MultiLineLabel.class.getDeclaredField("lines");
			lines.setAccessible(true);
			return String.join("\n", (String[]) lines.get(label));
		}
		catch (final ReflectiveOperationException e) {
			throw new AssertionError(e);
		}
	}

	private void assertRecorded(final String expected) {
		assertEquals(expected, recorder.getText());
	}
}
