package org.neurofactor.imagej.figure;

import org.neurofactor.spatial.Polygon;
import org.neurofactor.stnmf.ModuleInfo;
import org.neurofactor.stnmf.StnmfResult;
import org.neurofactor.stnmf.Subunit;

/** Outlines as they are drawn: in coordinates in which the corner of the first pixel, not its centre, is (0, 0). */
final class DrawnOutlines {

	private static final double CENTRE = 0.5;

	private DrawnOutlines() {}

	/** Of a subunit; empty if the module is none. */
	static Polygon of(final ModuleInfo module) {
		return drawn(module.subunit().map(Subunit::outline).orElse(Polygon.empty()));
	}

	/** Of the STA; may be empty. */
	static Polygon ofSta(final StnmfResult result) {
		return drawn(result.analysis().staOutline());
	}

	private static Polygon drawn(final Polygon outline) {
		return outline.translate(CENTRE, CENTRE);
	}
}
