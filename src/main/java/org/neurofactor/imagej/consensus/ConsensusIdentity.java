package org.neurofactor.imagej.consensus;

import org.neurofactor.imagej.record.RunRecord;
import org.neurofactor.settings.Settings;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import org.neurofactor.run.NeuroFactor;
import org.neurofactor.run.ProgressMonitor;
import org.neurofactor.stnmf.SpikeTriggeredEnsemble;
import org.neurofactor.stnmf.consensus.ConsensusOptions;

/**
 * What makes two consensus analyses the same, so that the runs of one are those of the other: the contents of the
 * ensemble, but not its name; the options, but not the number of threads; and the version of the program.
 */
final class ConsensusIdentity {

	/** Different ones may stand for the same sparsities. */
	private static final Settings RANGE = Settings.of(ConsensusOptions.FROM, ConsensusOptions.TO, ConsensusOptions.STEP,
		ConsensusOptions.EXTEND, ConsensusOptions.SPARSITIES);

	private final JsonObject json;

	private ConsensusIdentity(final JsonObject json) {
		this.json = json;
	}

	/** @throws java.util.concurrent.CancellationException if the monitor says so */
	public static ConsensusIdentity of(final SpikeTriggeredEnsemble ensemble, final ConsensusOptions options,
		final ProgressMonitor monitor)
	{
		final JsonObject json = new JsonObject();
		json.addProperty("input_sha256", ensemble.sha256(monitor));
		json.add("sparsities", new Gson().toJsonTree(options.sparsities()));
		final ConsensusOptions resolved = options.with(ConsensusOptions.MAX_ELEMENTS, options.maxElements());
		RunRecord.object(resolved.values().filter(setting -> setting.hasEffect() && !RANGE.contains(setting)).toMap())
			.entrySet()
			.forEach(option -> json.add(option.getKey(), option.getValue()));
		json.addProperty("version", NeuroFactor.version());
		return new ConsensusIdentity(json);
	}

	/** As it will be read again: numbers are the same there only if they have been read, too. */
	JsonObject json() {
		return JsonParser.parseString(json.toString()).getAsJsonObject();
	}
}
