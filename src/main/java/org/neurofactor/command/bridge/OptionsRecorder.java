package org.neurofactor.command.bridge;

import ij.plugin.frame.Recorder;

import java.util.Map;

import org.neurofactor.settings.Setting;
import org.neurofactor.settings.Settings;

/**
 * Writes what was entered in a dialog to ImageJ's recorder, as options that replay to the same values: all of them, so
 * that the macro does not depend on defaults. Check boxes are recorded as everywhere in ImageJ, a bare key for a
 * checked box and nothing for an unchecked one; except that an unchecked box whose default is checked becomes
 * {@code key=false}.
 */
final class OptionsRecorder {

	private OptionsRecorder() {}

	/**
	 * @param inputs the inputs to record
	 * @param texts what was entered, by key
	 */
	static void record(final Settings inputs, final Map<String, String> texts) {
		if (!Recorder.record) return;
		for (final Setting<?> input : inputs) {
			final String text = texts.get(input.key());
			if (!CommandInputs.isFlag(input)) recordValue(input.key(), text);
			else if (Boolean.parseBoolean(text)) Recorder.recordOption(input.key());
			else if (Boolean.TRUE.equals(input.defaultValue())) Recorder.recordOption(input.key(), text);
		}
		// Without any option, the recorded macro would ask the user.
		if (Recorder.getCommandOptions() == null) Recorder.recordOption(" ");
	}

	/** The recorder itself puts brackets around texts with a space. */
	private static void recordValue(final String key, final String text) {
		final boolean bracketsMissing = MacroOptions.needsBrackets(text) && text.indexOf(' ') < 0;
		final String escaped = Recorder.fixString(text);
		Recorder.recordOption(key, bracketsMissing ? "[" + escaped + "]" : escaped);
	}
}
