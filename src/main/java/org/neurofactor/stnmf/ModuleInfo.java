package org.neurofactor.stnmf;

import java.util.Optional;

/** What is known about one module. */
public final class ModuleInfo {

	private final int module;
	private final double weight;
	private final double moransI;
	private final Subunit subunit;
	private final double diameter;
	private final double distance;

	ModuleInfo(final int module, final double weight, final double moransI, final Subunit subunit,
		final double diameter, final double distance)
	{
		this.module = module;
		this.weight = weight;
		this.moransI = moransI;
		this.subunit = subunit;
		this.diameter = diameter;
		this.distance = distance;
	}

	/** Number of the module, from 0. */
	public int module() {
		return module;
	}

	/** Mean weight over all spikes. */
	public double weight() {
		return weight;
	}

	/** Moran's I; NaN for a dead module. */
	public double moransI() {
		return moransI;
	}

	/** Whether the module is a subunit. */
	public boolean localized() {
		return subunit != null;
	}

	/** The module as a subunit, if it is localized. */
	public Optional<Subunit> subunit() {
		return Optional.ofNullable(subunit);
	}

	/** Diameter in the analysis' unit of length; NaN if not localized. */
	public double diameter() {
		return diameter;
	}

	/** Distance from the STA in the analysis' unit of length; NaN if not localized or without outline. */
	public double distance() {
		return distance;
	}
}
