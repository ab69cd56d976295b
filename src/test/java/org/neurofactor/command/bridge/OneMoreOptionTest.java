package org.neurofactor.command.bridge;

import org.neurofactor.command.CommandDescription;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.gui.NewImage;

import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.neurofactor.docs.OptionTable;
import org.neurofactor.imagej.about.HelpPage;
import org.neurofactor.macro.MacroRunner;
import org.neurofactor.macro.MacroRunner.Outcome;
import org.neurofactor.settings.Settings;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleItem;

/** An option is described in one place: all else that has to know of it does, without another line. */
class OneMoreOptionTest {

	private static final String LABEL = "One More Option...";

	private static final Settings SETTINGS = new OneMoreOptionCommand().settings();

	@BeforeAll
	static void register() {
		MacroRunner.register(LABEL, OneMoreOptionCommand.class);
	}

	@Test
	void theMacroHasItsKeyAndDefault() {
		assertEquals("patience=7", run("patience=7", "getTitle()").returnValue());
		assertEquals("patience=3", run("iterations=5", "getTitle()").returnValue());
	}

	@Test
	void itsRangeIsChecked() {
		final Outcome outcome = run("patience=10", "getTitle()");
		assertTrue(outcome.stopped());
		assertTrue(
			outcome.error().startsWith("One More Option: patience must be a whole number from 1 to 9, but was '10'."),
			outcome::toString);
		assertTrue(run("patients=1", "getTitle()").error().contains("patience"), "it is among the valid options");
	}

	@Test
	void runJsonHasIt() {
		assertTrue(run("patience=4", "Property.get(\"options\")").returnValue().contains("\"patience\":4"));
	}

	/** Cells that were done with another value are done again. */
	@Test
	void theBatchAndItsIdentityKnowIt() {
		assertTrue(run("patience=4", "Property.get(\"batch\")").returnValue().contains("patience=4"));
		assertFalse(run("threads=1", "Property.get(\"batch\")").returnValue().contains("threads"),
			"no result depends on it");
	}

	@Test
	void theDialogAsksForIt() {
		final CommandInputs inputs = new CommandInputs(description());
		final Map<String, String> texts =
			inputs.defaultTexts(NewImage.createByteImage("ste", 4, 3, 2, NewImage.FILL_RAMP));
		assertEquals("3", texts.get("patience"));
		assertTrue(inputs.asked().contains(OneMoreOptionCommand.PATIENCE));
	}

	@Test
	void helpPageAndTableExplainIt() {
		assertTrue(HelpPage.html("One More Option", "", "OneMoreOptionCommand", SETTINGS)
			.contains("<dt><b>Patience</b> (<code>patience</code> in macros; default 3)</dt>" +
				"<dd>How long to wait for subunits. Must be a whole number from 1 to 9.</dd>"));
		assertTrue(OptionTable.of(SETTINGS)
			.contains("| `patience` | 3 | How long to wait for subunits. *a whole number from 1 to 9; minutes* |"));
	}

	@Test
	void sciJavaKnowsIt() {
		final ModuleItem<?> item = description().getInput("patience");
		assertEquals("Patience|int|1|9|3|false", item.getLabel() + "|" + item.getType() + "|" + item.getMinimumValue() +
			"|" + item.getMaximumValue() + "|" + item.getDefaultValue() + "|" + item.isPersisted());
	}

	private static CommandDescription description() {
		return (CommandDescription) ImageJContext.get()
			.service(CommandService.class)
			.getCommand(OneMoreOptionCommand.class);
	}

	private static Outcome run(final String options, final String value) {
		return MacroRunner.run("run(\"" + LABEL + "\", \"" + options + "\"); value = " + value + "; return value;",
			NewImage.createByteImage("ste", 4, 3, 2, NewImage.FILL_RAMP));
	}
}
