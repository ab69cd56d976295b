package org.neurofactor.calling;

import org.neurofactor.command.NeuroFactorCommands;

import ij.IJ;
import ij.ImagePlus;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.scijava.Context;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.console.ConsoleService;
import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.module.Module;
import org.scijava.module.event.ModuleFinishedEvent;
import org.scijava.script.ScriptModule;
import org.scijava.script.ScriptService;
import org.scijava.startup.StartupService;

/** The ways of calling commands through SciJava alone. */
final class SciJavaWays {

	private SciJavaWays() {}

	/** As Java programs and PyImageJ do, in a context that has no service but those it needs. */
	static Outcome commandService(final Call call, final Path output, final boolean process) throws Exception {
		try (Context context = new Context(NeuroFactorCommands.class, CommandService.class)) {
			final CommandModule module =
				context.service(CommandService.class).run(call.command(), process, call.inputs(output)).get();
			return Outcome.of(module, call.image(), output);
		}
	}

	/** A Groovy script with parameters, typed as the options are, which runs the command and hands on its module. */
	static Outcome groovy(final Call call, final Path output) throws Exception {
		final Map<String, Object> options = call.options(output);
		final String script = "#@ CommandService commands\n#@ ij.ImagePlus image\n" +
			options.entrySet()
				.stream()
				.map(option -> "#@ " + option.getValue().getClass().getSimpleName() + " " + option.getKey() + "\n")
				.collect(Collectors.joining()) +
			"#@output org.scijava.module.Module module\n" + "inputs = [" + call.imageKey() + ": image, " +
			options.keySet().stream().map(key -> key + ": " + key).collect(Collectors.joining(", ")) + "]\n" +
			"module = commands.run('" + call.command().getName() + "', true, inputs).get()\n";
		final Map<String, Object> inputs = new LinkedHashMap<>(options);
		inputs.put("image", call.image());
		try (Context context = new Context(NeuroFactorCommands.class, CommandService.class, ScriptService.class)) {
			final ScriptModule module =
				context.service(ScriptService.class).run("call.groovy", new StringReader(script), true, inputs).get();
			return Outcome.of((Module) module.getOutput("module"), call.image(), output);
		}
	}

	/** The command line, {@code --run Class 'key=value,…'}, with the image as a file. */
	static Outcome commandLine(final Call call, final Path output) throws Exception {
		final ImagePlus image = call.image();
		final Path file = Files.createDirectories(output.resolveSibling("input")).resolve(image.getTitle());
		IJ.saveAsTiff(image, file.toString());
		final Map<String, Object> options = call.options(output);
		options.put(call.imageKey(), file.toString());
		final String arguments = options.entrySet()
			.stream()
			.map(option -> option.getKey() + "=" + literal(option.getValue()))
			.collect(Collectors.joining(","));
		try (Context context = new Context()) {
			final Finished finished = new Finished();
			context.service(EventService.class).subscribe(finished);
			context.service(ConsoleService.class).processArgs("--run", call.command().getName(), arguments);
			context.service(StartupService.class).executeOperations();
			return Outcome.of(finished.modules.get(0), image, output);
		}
	}

	private static String literal(final Object value) {
		return value instanceof String ? "\"" + value + "\"" : value.toString();
	}

	/** Modules that SciJava has run to their end. */
	private static final class Finished {

		private final List<Module> modules = new ArrayList<>();

		@EventHandler
		private void onEvent(final ModuleFinishedEvent event) {
			modules.add(event.getModule());
		}
	}
}
