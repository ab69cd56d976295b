package org.neurofactor.imagej.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neurofactor.macro.MacroRunner;
import org.neurofactor.macro.MacroRunner.Outcome;

class MacroRunTest {

	@Test
	void returnsWhatTheMacroReturns() {
		final MacroRun run = MacroRun.run("return getArgument() + \"!\";", "a");
		assertTrue(run.succeeded());
		assertEquals("a!", run.returnValue());
		assertNull(run.error());
	}

	@Test
	void aMacroNeedNotReturnAnything() {
		final MacroRun run = MacroRun.run("x = 1;", "");
		assertTrue(run.succeeded());
		assertNull(run.returnValue());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
		value = { "y = nope(x);                   | Undefined identifier (line 2)",
			"y = ;                          | Number or numeric function expected (line 2)",
			"run('No such command');        | Unrecognized command: 'No such command' (line 2)",
			"exit('enough');                | exit() was called (line 2)",
			"exit();                        | exit() was called (line 2)",
			"for (i = 0; i < 2; i++) y[i];  | Undefined identifier (line 2)" })
	void tellsWhatStoppedTheMacroAndWhere(final String mistake, final String error) {
		final Outcome outcome = MacroRunner.run("x = 1;\n" + mistake.replace('\'', '"') + "\nprint(\"after\");");
		assertEquals(error.replace('\'', '"'), outcome.error(), outcome.toString());
		assertTrue(outcome.stopped());
		assertNull(outcome.returnValue());
		assertFalse(outcome.output().contains("after"), outcome.toString());
	}
}
