package org.neurofactor.imagej.ensemble;

import java.util.ArrayList;
import java.util.List;

import org.neurofactor.imagej.record.ResultFolder;
import org.neurofactor.imagej.table.CellNames;
import org.neurofactor.stnmf.ensemble.SpikeCounts;

/** What ensembles are made of: channels of a stimulus, and the spikes of some cells. Immutable. */
public final class EnsembleInput {

	private final StimulusMovie movie;
	private final List<StimulusChannel> channels;
	private final SpikeFile spikes;
	private final int[] selected;
	private final List<String> names;
	private final List<String> folders;

	/**
	 * @param choice of the stimulus' channels
	 * @param detect whether values that are codes for black and white are turned into contrast
	 * @param selected cells, counted from 0
	 * @throws IllegalArgumentException if there is no such channel, or if trials are coded differently
	 */
	public EnsembleInput(final StimulusMovie movie, final ChannelChoice choice, final boolean detect,
		final SpikeFile spikes, final int... selected)
	{
		this.movie = movie;
		this.spikes = spikes;
		this.selected = selected.clone();
		channels = movie.channels(choice, detect);
		final List<String> all = new ArrayList<>();
		for (final StimulusChannel channel : channels)
			for (final String cell : spikes.names()) all.add(channel.nameOf(cell));
		final CellNames distinct = new CellNames(all);
		names = distinct.list();
		folders = distinct.folders(ResultFolder.RECORD);
	}

	private int index(final int cell, final int channel) {
		return channel * spikes.names().size() + selected[cell];
	}

	/** Name of the ensemble of a selected cell and a channel, both counted from 0. */
	String name(final int cell, final int channel) {
		return names.get(index(cell, channel));
	}

	/** A folder's name for it. */
	String folder(final int cell, final int channel) {
		return folders.get(index(cell, channel));
	}

	/** The folders of all ensembles that there may be: of each selected cell and channel. */
	public List<String> folders() {
		final List<String> all = new ArrayList<>();
		for (int channel = 0; channel < channels.size(); channel++)
			for (int cell = 0; cell < selected.length; cell++) all.add(folder(cell, channel));
		return all;
	}

	/** The stimulus. */
	public StimulusMovie movie() {
		return movie;
	}

	List<StimulusChannel> channels() {
		return channels;
	}

	/** Number of selected cells. */
	int cells() {
		return selected.length;
	}

	/** Spikes of the selected cells. */
	SpikeCounts counts() {
		return spikes.counts().select(selected);
	}
}
