package org.neurofactor.imagej.stnmf;

import java.util.Locale;

import org.neurofactor.stnmf.ModuleInfo;

/** What modules are called: numbered from 1, in at least two digits. */
public final class ModuleNames {

	public static final String STA = "STA";

	private final String format;

	/** @param modules how many there are */
	public ModuleNames(final int modules) {
		format = "%s %0" + Math.max(2, String.valueOf(modules).length()) + "d";
	}

	/** Such as "subunit 03". */
	public String subunit(final int module) {
		return String.format(Locale.ROOT, format, "subunit", module + 1);
	}

	/** Such as "subunit 03, I = 0.71" or "module 12, I = 0.02"; without I where it is undefined. */
	public String label(final ModuleInfo info) {
		final String name =
			String.format(Locale.ROOT, format, info.localized() ? "subunit" : "module", info.module() + 1);
		if (Double.isNaN(info.moransI())) return name;
		final String moransI = String.format(Locale.ROOT, "%.2f", info.moransI());
		return name + ", I = " + (moransI.equals("-0.00") ? "0.00" : moransI);
	}
}
