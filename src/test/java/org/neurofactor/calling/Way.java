package org.neurofactor.calling;

import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** A way of calling commands, and what of their outcome it lets one see. */
final class Way {

	/** Calls it and collects what came of it; the output folder does not exist yet. */
	interface Caller {

		Outcome run(Call call, Path output) throws Exception;
	}

	private final String name;
	private final Caller caller;
	private final UnaryOperator<Outcome> visible;

	private Way(final String name, final Caller caller, final UnaryOperator<Outcome> visible) {
		this.name = name;
		this.caller = caller;
		this.visible = visible;
	}

	static Way of(final String name, final Caller caller) {
		return new Way(name, caller, UnaryOperator.identity());
	}

	/** A macro without a display, which finds no table but the first. */
	static Way ofFirstTable(final String name, final Caller caller) {
		return new Way(name, caller, Outcome::withFirstTable);
	}

	/** Past the command, so that the record of the run, which names the command's options, is another one. */
	static Way ofNoCommand(final String name, final Caller caller) {
		return new Way(name, caller, Outcome::withoutRecord);
	}

	Outcome run(final Call call, final Path output) throws Exception {
		return visible(caller.run(call, output));
	}

	/** The part that can be seen this way of all that came of a call. */
	Outcome visible(final Outcome all) {
		return visible.apply(all);
	}

	@Override
	public String toString() {
		return name;
	}
}
