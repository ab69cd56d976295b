package org.neurofactor.command;

import org.neurofactor.command.bridge.EveryInputCommand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.gui.NewImage;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.task.Task;
import org.scijava.task.event.TaskEvent;

/** Commands as scripts and other plugins call them, through SciJava, past the bridge. */
class NeuroFactorCommandTest {

	private Context context;
	private volatile Task task;

	@BeforeEach
	void createContext() {
		context = new Context();
		context.service(EventService.class).subscribe(this);
	}

	@AfterEach
	void disposeContext() {
		context.dispose();
	}

	@EventHandler
	private void onEvent(final TaskEvent event) {
		task = event.getTask();
	}

	@Test
	void outputs() throws Exception {
		final CommandModule module = run("image", image(), "iterations", 3).get();
		assertEquals("out", ((ImagePlus) module.getOutput("result")).getTitle());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
		value = { "iterations | 0    | iterations must be a whole number from 1 to 1000000, but was '0'.",
			"tolerance  | NaN  | tolerance must be a number of at least 0, but was 'NaN'.",
			"sparsity   | 1.01 | sparsity must be a number from 0 to 1, but was '1.01'.",
			"method     | best | method must be one of nnsvdlrc, random, k-means ++, but was 'best'." })
	void inputsAreChecked(final String input, final String value, final String message) {
		assertEquals("Every Input: " + message, failure("image", image(), input, value));
	}

	@Test
	void theImageMustNotBeMissingNorEmpty() {
		final EveryInputCommand command = new EveryInputCommand();
		final Exception missing = assertThrows(IllegalArgumentException.class, command::run);
		assertTrue(missing.getMessage().endsWith("but was 'missing'."), missing.getMessage());
		assertTrue(failure("image", new ImagePlus()).endsWith("but was 'empty'."));
	}

	@Test
	void theStopButtonOfTheTaskCancels() throws Exception {
		final Future<CommandModule> future = run("image", image(), "outcome", "endless");
		for (int i = 0; i < 6000 && task == null; i++) Thread.sleep(10);
		task.cancel("stop");
		final CommandModule module = future.get(60, TimeUnit.SECONDS);
		assertTrue(module.isCanceled());
		assertNull(module.getOutput("result"));
	}

	@Test
	void cancelFromAnotherThread() throws Exception {
		final EveryInputCommand command = new EveryInputCommand();
		context.inject(command);
		final CommandModule module = (CommandModule) context.service(CommandService.class)
			.getCommand(EveryInputCommand.class)
			.createModule(command);
		module.setInput("image", image());
		module.setInput("outcome", "endless");
		final Thread thread = new Thread(module);
		thread.start();
		((Cancelable) command).cancel("enough");
		thread.join(60_000);
		assertFalse(thread.isAlive());
		assertEquals("enough", module.getCancelReason());
		assertNull(module.getOutput("result"));
	}

	private Future<CommandModule> run(final Object... inputs) {
		return context.service(CommandService.class).run(EveryInputCommand.class, true, inputs);
	}

	/** SciJava wraps a command's exception several times. */
	private String failure(final Object... inputs) {
		Throwable e = assertThrows(ExecutionException.class, () -> run(inputs).get());
		while (e.getCause() != null) e = e.getCause();
		return e.getMessage();
	}

	private static ImagePlus image() {
		return NewImage.createByteImage("ste", 4, 3, 2, NewImage.FILL_RAMP);
	}
}
