package org.neurofactor.imagej.figure;

import java.awt.Color;
import java.util.List;

import org.neurofactor.stnmf.ModuleInfo;

/** The colours of all modules: subunits in theirs, the others in grays. */
final class ModuleColors {

	/** Linear luminance above which a colour cannot be seen on white paper. */
	static final double TOO_LIGHT = 0.75;

	private final Color[] subunits;

	ModuleColors(final List<ModuleInfo> modules, final SubunitColors colors) {
		subunits = new Color[modules.size()];
		for (int module = 0; module < subunits.length; module++)
			if (modules.get(module).localized()) subunits[module] = colors.of(module);
	}

	/** Of an outline drawn on an image. */
	Color onImage(final int module) {
		return subunits[module];
	}

	/** Of a subunit's number, outline or bar on white paper: ink if its colour is too light for that. */
	Color onPaper(final int module) {
		return SubunitColors.luminance(subunits[module]) > TOO_LIGHT ? Style.INK : subunits[module];
	}

	/** Of text, or the other colour if it is not a subunit. */
	Color onPaper(final int module, final Color other) {
		return subunits[module] == null ? other : onPaper(module);
	}
}
