package org.neurofactor.command;

import java.util.List;

import org.neurofactor.settings.Values;

/** What was seen of a command's input image before the run. */
public interface InputLook {

	/** Such as "mean 0.05, SD 1.01 (200 of 2700 slices)". */
	String facts();

	/** What may be wrong with it, with these inputs; a sentence or two each. */
	List<String> warnings(Values values);
}
